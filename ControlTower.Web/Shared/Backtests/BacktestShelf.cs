using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Storage;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>
/// Backtests on disk, so that a restart forgets none: of each how it stands, what was asked until it is done, and from then on what came
/// of it. A file is written beside its place and moved there, so that none is ever half written.
/// </summary>
public sealed partial class BacktestShelf(DataDirectory data, ILogger<BacktestShelf> log)
{
    private const string Status = "status";
    private const string Question = "question";
    private const string Result = "result";
    private const string Ending = ".json";

    private string Folder => data.Backtests;

    /// <summary>All of them, in the order in which they were asked for; what cannot be read is passed over, and the log says so.</summary>
    public IReadOnlyList<KeptBacktest> Read() => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, $"*.{Status}{Ending}").Select(TryRead<KeptBacktest>).OfType<KeptBacktest>().OrderBy(one => one.Number)];

    /// <exception cref="IOException">It cannot be written, such as on a full disk.</exception>
    public void Keep(KeptBacktest one) => Write(one.Number, Status, one);

    /// <exception cref="IOException">As for <see cref="Keep(KeptBacktest)"/>.</exception>
    public void Keep(int number, BacktestQuestion asked) => Write(number, Question, asked);

    /// <summary>What was asked is not needed any more.</summary>
    /// <exception cref="IOException">As for <see cref="Keep(KeptBacktest)"/>.</exception>
    public void Keep(int number, KeptResult played)
    {
        Write(number, Result, played);
        File.Delete(PathOf(number, Question));
    }

    /// <returns>Null where it cannot be read.</returns>
    public BacktestQuestion? QuestionOf(int number) => TryRead<BacktestQuestion>(PathOf(number, Question));

    /// <returns>As <see cref="QuestionOf"/>.</returns>
    public KeptResult? ResultOf(int number) => TryRead<KeptResult>(PathOf(number, Result));

    /// <summary>What cannot be removed now stays until it is tried again.</summary>
    public void Forget(int number)
    {
        try
        {
            // How it stands goes last: without it the others would never be found again.
            foreach (var part in new[] { Question, Result, Status }) File.Delete(PathOf(number, part));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            NotRemoved(log, BacktestJob.IdOf(number), problem);
        }
    }

    private void Write<T>(int number, string part, T value)
    {
        Directory.CreateDirectory(Folder);
        var path = PathOf(number, part);
        using (var file = File.Create(path + ".part")) JsonSerializer.Serialize(file, value, CanonicalJson.Options);
        File.Move(path + ".part", path, overwrite: true);
    }

    private T? TryRead<T>(string path)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, CanonicalJson.Options);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            NotRead(log, path, problem);
            return null;
        }
    }

    private string PathOf(int number, string part) => Path.Combine(Folder, $"{BacktestJob.IdOf(number)}.{part}{Ending}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be read and is passed over.")]
    private static partial void NotRead(ILogger log, string path, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The backtest {Id} cannot be removed now.")]
    private static partial void NotRemoved(ILogger log, string id, Exception problem);
}
