using System.Diagnostics;

namespace ControlTower.Tests.Web.Features.Import;

/// <summary>A file that whoever reads it waits for: a named pipe.</summary>
internal sealed class HeldFile
{
    private const int MostTurns = 400;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly string path;

    public HeldFile(string path)
    {
        this.path = path;
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    /// <summary>Whoever opens it gets this text and the end of the file, however often it is opened, as long as somebody waits.</summary>
    public async Task ReleaseAsync(string text, Func<bool> waits)
    {
        for (var turn = 0; turn < MostTurns && waits(); turn++)
        {
            // Opened for both, so that it need not wait for a reader.
            await using (var pipe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
                await pipe.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
                await pipe.FlushAsync();
            }
            await Task.Delay(Turn);
        }
        Assert.False(waits(), "The file is still waited for.");
    }
}
