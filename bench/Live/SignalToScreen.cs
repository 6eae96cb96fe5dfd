using System.Collections.Concurrent;
using System.Globalization;
using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;

namespace ControlTower.Bench.Live;

/// <summary>
/// From the moment before a signal is posted (so the way to the tower and the sync are in it) to its row in the document of an
/// open page, at 200 signals a second of which two deviate, with 20 pages open: for each signal on the page Signals, and for
/// each deviation its case on the page Exceptions.
/// </summary>
public sealed class SignalToScreen : IMeasure
{
    private const int Pages = 20;
    private const int PerSecond = 200;
    private const int DeviationEach = 100;
    private const int Sites = 2_000;
    private static readonly Goal Asked = new(300, 100, OfRatio: false, AtMost: true);

    /// <summary>For what was sent last to be drawn.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    public string Name => "screen";

    public string About => "signal posted to changed document in a real browser, at 200 signals/s with 20 open pages";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var network = new BenchNetwork(Sites);
        await using var tower = await TowerOverHttp.OpenAsync(network);
        await using var pages = await OpenPages.SignInAsync(tower.Process);
        var signals = await ScreenWatch.BeginAsync(await pages.OpenAsync(PageKinds.Signals), @"screen-(\d+)(?!\d)");
        var cases = await ScreenWatch.BeginAsync(await pages.OpenAsync(PageKinds.Cases), @"delay \+([\d.]+) h");
        for (var page = 2; page < Pages; page++) await pages.OpenAsync(PageKinds.All[page % PageKinds.All.Count]);
        options.Say($"{Pages} pages are open");
        var sending = new Sending(tower, network);
        await sending.RunAsync(seconds: options.Quick ? 5 : 20);
        sending.Forget();
        await sending.RunAsync(seconds: options.Quick ? 10 : 30);
        await Task.Delay(Settle);
        options.Say(string.Create(CultureInfo.InvariantCulture, $"{sending.Rate:0} signals/s were sent"));
        return
        [
            .. Figures("signal posted → its row on Signals", sending.Signals, await signals.SeenAsync(), sending.Answers),
            .. Figures("deviation posted → its case on Exceptions", sending.Deviations, await cases.SeenAsync(), sending.Answers),
        ];
    }

    private static IEnumerable<Figure> Figures(string what, ConcurrentDictionary<string, double> sent, Dictionary<string, double> seen, IEnumerable<double> answers)
    {
        // Rows that were passed by newer ones between two repaints count from when the newer one stood there; what never came
        // counts as an hour, so that it cannot better a percentile.
        var (newest, took) = (double.PositiveInfinity, new List<double>());
        foreach (var (mark, at) in sent.OrderByDescending(one => double.Parse(one.Key, CultureInfo.InvariantCulture)))
        {
            newest = Math.Min(newest, seen.GetValueOrDefault(mark, double.PositiveInfinity));
            took.Add(Math.Min(newest - at, 3_600_000));
        }
        var answered = answers.ToList();
        yield return new($"{what}, p95 of {took.Count}", Sample.Percentile(took, 0.95), "ms")
        {
            Beside = Sample.Percentile(answered, 0.95),
            BesideWhat = "answered 202, p95",
            Ratio = Sample.Percentile(took, 0.95) / Sample.Percentile(answered, 0.95),
            Goal = Asked,
        };
        yield return new($"{what}, median", Sample.Median(took), "ms") { Beside = Sample.Median(answered), BesideWhat = "answered 202, median", Ratio = Sample.Median(took) / Sample.Median(answered) };
    }

    /// <summary>Posts one signal at a time at a steady pace, whether or not those before were answered.</summary>
    private sealed class Sending(TowerOverHttp tower, BenchNetwork network)
    {
        private readonly EventStream stream = new(network, "screen");
        private int number;
        private double began;
        private double ended;

        public ConcurrentDictionary<string, double> Signals { get; } = new();

        public ConcurrentDictionary<string, double> Deviations { get; } = new();

        public ConcurrentQueue<double> Answers { get; } = new();

        public double Rate => Signals.Count / (ended - began) * 1_000;

        public void Forget()
        {
            Signals.Clear();
            Deviations.Clear();
            Answers.Clear();
        }

        public async Task RunAsync(int seconds)
        {
            began = ScreenWatch.Now();
            var posts = new List<Task>();
            for (var i = 0; i < seconds * PerSecond; i++)
            {
                var early = began + (i * 1_000.0 / PerSecond) - ScreenWatch.Now();
                if (early > 1) await Task.Delay(TimeSpan.FromMilliseconds(early));
                posts.Add(PostAsync());
            }
            ended = ScreenWatch.Now();
            await Task.WhenAll(posts);
        }

        private async Task PostAsync()
        {
            var (id, deviates) = ((++number).ToString(CultureInfo.InvariantCulture), number % DeviationEach == 0);
            var body = deviates ? Deviation(id, number / DeviationEach) : stream.Usual($"screen-{id}");
            var sent = ScreenWatch.Now();
            Signals[id] = sent;
            await tower.TakeAsync(body);
            Answers.Enqueue(ScreenWatch.Now() - sent);
        }

        /// <summary>Each at another supplier, so that each opens a case; told apart on the screen by its hours.</summary>
        private byte[] Deviation(string id, int count)
        {
            var hours = 6 + (count / 100.0);
            Deviations[ScreenWatch.Mark(hours)] = ScreenWatch.Now();
            return stream.Deviation($"screen-{id}", network.Suppliers[count % network.Suppliers.Count], hours);
        }
    }
}
