namespace ControlTower.Core.Storage;

/// <summary>Where all data lives, held by one process at a time.</summary>
public sealed class DataDirectory : IDisposable
{
    private const int InUseOnLinux = 11;
    private const int InUseOnMac = 35;
    private const int InUseOnWindows = unchecked((int)0x80070020);

    private readonly FileStream lockFile;

    private DataDirectory(string path, FileStream lockFile)
    {
        Root = path;
        this.lockFile = lockFile;
    }

    /// <summary>Absolute.</summary>
    public string Root { get; }

    public string Journal => Path.Combine(Root, "journal.db");

    public string Projections => Path.Combine(Root, "projections.db");

    public string Credentials => Path.Combine(Root, "credentials.db");

    public string Jobs => Path.Combine(Root, "jobs.db");

    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>Backtests that were asked for, and what came of them; no part of a backup.</summary>
    public string Backtests => Path.Combine(Root, "backtests");

    /// <summary>Of ASP.NET data protection.</summary>
    public string ProtectionKeys => Path.Combine(Root, "keys");

    /// <summary>Where a restore unpacks; there as long as one is not finished.</summary>
    public string Restoring => Path.Combine(Root, RestoringName);

    /// <summary>
    /// There from the end of a restore until <see cref="TakeNoteOfRestore"/>: the outside world has seen effects that this
    /// journal may not know of, so they are to be held until an administrator releases them.
    /// </summary>
    public string RestoredMark => Path.Combine(Root, "restored");

    public bool WasRestored => File.Exists(RestoredMark);

    private const string RestoringName = "restoring";

    /// <summary>Makes the folder where it is missing and takes its lock.</summary>
    /// <exception cref="DataDirectoryException">It cannot be used; says which path, what is missing and what to do.</exception>
    public static DataDirectory Open(string path)
    {
        var data = Take(path);
        if (!Directory.Exists(data.Restoring)) return data;
        data.Dispose();
        throw new DataDirectoryException($"A restore into {data.Root} was not finished. Empty the folder and restore again.");
    }

    /// <summary>To be called once effects are held after a restore.</summary>
    public void TakeNoteOfRestore() => File.Delete(RestoredMark);

    public void Dispose() => lockFile.Dispose();

    /// <summary>As <see cref="Open"/>, also where a restore was not finished.</summary>
    internal static DataDirectory Take(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new DataDirectoryException($"The data directory {full} is a file; name a folder in Tower:DataDirectory.");
        foreach (var folder in new[] { full, Path.Combine(full, "snapshots"), Path.Combine(full, "keys") }) Make(folder);
        var data = new DataDirectory(full, Lock(full));
        try
        {
            foreach (var file in new[] { data.Journal, data.Projections, data.Credentials, data.Jobs }.Where(File.Exists)) RequireWritable(file);
            return data;
        }
        catch (DataDirectoryException)
        {
            data.Dispose();
            throw;
        }
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw Refused(folder, "create folders in its parent folder", problem);
        }
        catch (IOException problem)
        {
            throw new DataDirectoryException($"The folder {folder} cannot be made: {problem.Message} Name another folder in Tower:DataDirectory.", problem);
        }
    }

    private static FileStream Lock(string full)
    {
        var file = Path.Combine(full, "lock");
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw Refused(file, "write files in the folder", problem);
        }
        catch (IOException problem) when (problem.HResult is InUseOnLinux or InUseOnMac or InUseOnWindows)
        {
            throw new DataDirectoryException(
                $"The data directory {full} is in use by another process. SQLite serves one process: end the other, or name another folder in Tower:DataDirectory. Several servers on the same data need PostgreSQL.",
                problem);
        }
        catch (IOException problem)
        {
            throw new DataDirectoryException($"The data directory {full} cannot be locked: {problem.Message}", problem);
        }
    }

    private static void RequireWritable(string file)
    {
        try
        {
            using var probe = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw Refused(file, "read and write it", problem);
        }
    }

    private static DataDirectoryException Refused(string path, string right, Exception problem) => new(
        $"{path} cannot be used: the user '{Environment.UserName}' lacks the right to {right}. Give that right, or name another folder in Tower:DataDirectory.",
        problem);
}
