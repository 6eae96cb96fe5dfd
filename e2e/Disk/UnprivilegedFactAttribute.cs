using System.Diagnostics;

namespace ControlTower.EndToEnd.Disk;

/// <summary>
/// A test that runs the program by somebody whom the rights of files bind: an ordinary user as they are, root without the leave to pass them over.
/// Skipped, and said so, where that leave cannot be given up.
/// </summary>
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    private const string Setpriv = "/usr/bin/setpriv";
    private const string Leave = "-dac_override,-dac_read_search";
    private static readonly string[] WithoutLeave = ["--bounding-set", Leave, "--inh-caps", Leave];

    public UnprivilegedFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess) return;
        if (!File.Exists(Setpriv)) Skip = $"There is no {Setpriv} to give up the rights of root with.";
        else if (!Succeeds(Lowered(new ProcessStartInfo("true") { RedirectStandardError = true }))) Skip = "The rights of root cannot be given up here.";
    }

    /// <summary>The same start, bound by the rights of files.</summary>
    public static ProcessStartInfo Lowered(ProcessStartInfo start)
    {
        if (!Environment.IsPrivilegedProcess) return start;
        string[] arguments = [.. WithoutLeave, start.FileName, .. start.ArgumentList];
        start.FileName = Setpriv;
        start.ArgumentList.Clear();
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static bool Succeeds(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
