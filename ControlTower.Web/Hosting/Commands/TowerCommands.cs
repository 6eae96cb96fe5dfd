using ControlTower.Core.Journal;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Backup;

namespace ControlTower.Web.Hosting.Commands;

/// <summary>Chooses a command by the first word after the program's name; without one the tower serves.</summary>
public static class TowerCommands
{
    public const int Failed = 1;
    public const int Misused = 2;
    public const int CannotStart = 3;

    public static IReadOnlyList<ITowerCommand> All { get; } = [new ImportCommand(), new VerifyCommand(), new RebuildCommand(), new BackupCommand(), new RestoreCommand(), new ForgetCommand()];

    /// <summary>Whether these words ask for a command; settings such as "--urls" do not.</summary>
    public static bool Asked(string[] words) => words is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h");

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] words, CommandSurroundings around, CancellationToken cancellation)
    {
        if (words[0] is "help" or "--help" or "-h")
        {
            await around.Out.WriteLineAsync(Usage());
            return 0;
        }
        if (All.FirstOrDefault(command => command.Name == words[0]) is not { } chosen)
        {
            await around.Error.WriteLineAsync($"There is no command '{words[0]}'.\n\n{Usage()}");
            return Misused;
        }
        var line = CommandLine.Read(words.Skip(1), OptionsOf(chosen));
        if (line.Succeeded) return await RunAsync(chosen, line.Value, around, cancellation);
        await around.Error.WriteLineAsync($"{line.Refusal.Message}\nUsage: {chosen.Name} {chosen.Arguments}");
        return Misused;
    }

    public static string Usage() => "Without a command the tower serves; --urls says where. Commands:\n"
        + string.Join('\n', All.Select(command => $"  {$"{command.Name} {command.Arguments}".TrimEnd()}\n      {command.Summary}"))
        + "\nAll work on the data directory that Tower__DataDirectory names, while no other process has it open.";

    private static async Task<int> RunAsync(ITowerCommand command, CommandLine line, CommandSurroundings around, CancellationToken cancellation)
    {
        try
        {
            return await command.RunAsync(line, around, cancellation);
        }
        catch (IOException problem) when (problem is DataDirectoryException or JournalException or BackupException)
        {
            await around.Error.WriteLineAsync($"The command {command.Name} was not carried out: {problem.Message}");
            return CannotStart;
        }
    }

    /// <summary>Those that its usage names.</summary>
    private static string[] OptionsOf(ITowerCommand command) =>
        [.. command.Arguments.Split(' ', '[', ']').Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word[2..])];
}
