namespace ControlTower.Web.Hosting.Commands;

/// <summary>Something the program does instead of serving, and then ends.</summary>
public interface ITowerCommand
{
    /// <summary>The word that chooses it.</summary>
    string Name { get; }

    /// <summary>What follows the word, such as "--from DIR".</summary>
    string Arguments { get; }

    /// <summary>What it does, in a sentence.</summary>
    string Summary { get; }

    /// <returns>The exit code: 0 when the work was completed, also where rows were rejected and reported.</returns>
    Task<int> RunAsync(CommandLine line, CommandSurroundings around, CancellationToken cancellation);
}
