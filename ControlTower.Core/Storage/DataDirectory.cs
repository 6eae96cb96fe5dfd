namespace ControlTower.Core.Storage;

/// <summary>Where all data lives, held by one process at a time.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream lockFile;

    private DataDirectory(string path, FileStream lockFile)
    {
        Root = path;
        this.lockFile = lockFile;
    }

    public string Root { get; }

    public string Journal => Path.Combine(Root, "journal.db");

    public string Projections => Path.Combine(Root, "projections.db");

    public string Credentials => Path.Combine(Root, "credentials.db");

    public string Jobs => Path.Combine(Root, "jobs.db");

    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>Of ASP.NET data protection.</summary>
    public string ProtectionKeys => Path.Combine(Root, "keys");

    /// <exception cref="DataDirectoryException">It cannot be used; says why and what to do.</exception>
    public static DataDirectory Open(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new DataDirectoryException($"The data directory {full} is a file; name a folder in Tower:DataDirectory.");
        try
        {
            Directory.CreateDirectory(Path.Combine(full, "snapshots"));
            Directory.CreateDirectory(Path.Combine(full, "keys"));
            return new(full, new FileStream(Path.Combine(full, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new DataDirectoryException($"The data directory {full} cannot be written by the user '{Environment.UserName}'; give it the right to write, or name another in Tower:DataDirectory.", problem);
        }
        catch (IOException problem) when (File.Exists(Path.Combine(full, "lock")))
        {
            throw new DataDirectoryException($"The data directory {full} is in use by another process. SQLite serves one process; several servers need PostgreSQL.", problem);
        }
        catch (IOException problem)
        {
            throw new DataDirectoryException($"The data directory {full} cannot be made: {problem.Message}", problem);
        }
    }

    public void Dispose() => lockFile.Dispose();
}

/// <summary>The data directory cannot be used; the message says why and what to do.</summary>
public sealed class DataDirectoryException : IOException
{
    public DataDirectoryException()
    {
    }

    public DataDirectoryException(string message)
        : base(message)
    {
    }

    public DataDirectoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
