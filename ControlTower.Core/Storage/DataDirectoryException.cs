namespace ControlTower.Core.Storage;

/// <summary>The data directory cannot be used; the message says which path, what is missing and what to do.</summary>
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
