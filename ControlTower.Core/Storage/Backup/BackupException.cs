namespace ControlTower.Core.Storage.Backup;

/// <summary>A backup could not be made or restored; the message says why and what to do. What was there before stands.</summary>
public sealed class BackupException : IOException
{
    public BackupException()
    {
    }

    public BackupException(string message)
        : base(message)
    {
    }

    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
