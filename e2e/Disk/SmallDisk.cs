using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ControlTower.EndToEnd.Disk;

/// <summary>A file system of a few megabytes in memory, which can be filled to the last byte.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <exception cref="InvalidOperationException">Mounting is not allowed here.</exception>
    public static SmallDisk Make(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("tower-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes.ToString(CultureInfo.InvariantCulture)}m", "tmpfs", folder) == 0) return new(folder);
        Directory.Delete(folder);
        throw new InvalidOperationException("Mounting a small file system is not allowed here.");
    }

    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var portion = new byte[4_096];
        try
        {
            while (true) file.Write(portion);
        }
        catch (IOException)
        {
            // That was the last page.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
