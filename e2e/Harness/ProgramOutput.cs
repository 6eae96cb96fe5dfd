using System.Diagnostics;

namespace ControlTower.EndToEnd.Harness;

/// <summary>What a program wrote to both of its streams: the last <see cref="Kept"/> lines, safe to read from any thread.</summary>
public sealed class ProgramOutput
{
    public const int Kept = 2_000;

    private readonly Queue<string> lines = new();

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool Contains(string text) => ToString().Contains(text, StringComparison.Ordinal);

    public override string ToString()
    {
        lock (lines) return string.Join('\n', lines);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (lines)
        {
            if (lines.Count == Kept) lines.Dequeue();
            lines.Enqueue(line);
        }
    }
}
