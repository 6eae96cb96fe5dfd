using System.Diagnostics;
using System.Globalization;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// The real program as a child process on a loopback port of its own. The port and the data directory stay the same
/// over kills and restarts, so that open pages and clients find their tower again.
/// </summary>
public sealed class TowerProcess : IAsyncDisposable
{
    private const int PortTries = 3;
    private const string PortTaken = "address already in use";
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    private readonly TowerOptions options;
    private readonly bool ownsData;
    private Process? process;

    private TowerProcess(TowerOptions options)
    {
        this.options = options;
        ownsData = options.DataDirectory is null;
        DataDirectory = options.DataDirectory ?? Directory.CreateTempSubdirectory("tower-e2e-").FullName;
    }

    public string DataDirectory { get; }

    public int Port { get; private set; }

    public string AdminKey => options.AdminKey;

    public Uri Origin => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/");

    /// <summary>What the present (or last) run of the program wrote.</summary>
    public ProgramOutput Output { get; private set; } = new();

    public int ProcessId => Running().Id;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts a tower and waits until it takes commands.</summary>
    /// <exception cref="TowerDidNotStartException">It died or was not ready in time; the message holds its output.</exception>
    public static async Task<TowerProcess> StartAsync(TowerOptions? options = null)
    {
        var tower = new TowerProcess(options ?? new TowerOptions());
        try
        {
            await tower.StartOnFreePortAsync();
            return tower;
        }
        catch
        {
            await tower.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program again on the same data and port, after <see cref="Kill"/> or <see cref="StopAsync"/>.</summary>
    public async Task RestartAsync()
    {
        if (IsRunning) Kill();
        Launch();
        await ReadyAsync();
    }

    /// <summary>SIGKILL: the program gets no chance to finish anything. Returns once it is gone.</summary>
    public void Kill()
    {
        var victim = Running();
        victim.Kill();
        victim.WaitForExit();
    }

    /// <summary>SIGTERM: the program ends in its own time, within 30 s. Returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        var ending = Running();
        UnixSignal.Terminate(ending.Id);
        using var patience = new CancellationTokenSource(StopWithin);
        try
        {
            await ending.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            ending.Kill();
            throw new TimeoutException($"The tower ignored SIGTERM for {StopWithin.TotalSeconds} s.\n{Output}");
        }

        return ending.ExitCode;
    }

    /// <summary>A client that carries the administrator's key.</summary>
    public ApiClient Api() => new(Origin, AdminKey);

    /// <summary>A client that carries another key, or none when null.</summary>
    public ApiClient Api(string? key) => new(Origin, key);

    public ValueTask DisposeAsync()
    {
        if (IsRunning) Kill();
        process?.Dispose();
        process = null;
        if (ownsData && Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Process Running() => process is { HasExited: false } running ? running : throw new InvalidOperationException("The tower is not running.");

    // Between picking a port and binding it another process may take it: then, and only then, try another.
    private async Task StartOnFreePortAsync()
    {
        for (var tries = 1; ; tries++)
        {
            Port = FreePort.Pick();
            Launch();
            try
            {
                await ReadyAsync();
                return;
            }
            catch (TowerDidNotStartException died) when (tries < PortTries && died.Message.Contains(PortTaken, StringComparison.OrdinalIgnoreCase))
            {
            }
        }
    }

    private void Launch()
    {
        var environment = new Dictionary<string, string>
        {
            ["Tower__DataDirectory"] = DataDirectory,
            ["Tower__Demo"] = options.Demo ? "true" : "false",
            ["Tower__AdminKey"] = options.AdminKey,
        };
        foreach (var (name, value) in options.Environment) environment[name] = value;
        process?.Dispose();
        Output = new ProgramOutput();
        process = Process.Start(TowerProgram.StartInfo(["--urls", Origin.AbsoluteUri], environment))!;
        Output.Follow(process);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Origin, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync(http))
        {
            if (process!.HasExited)
            {
                process.WaitForExit();
                throw new TowerDidNotStartException($"The tower ended with exit code {process.ExitCode}.", Output);
            }

            if (waited.Elapsed > options.ReadyWithin)
                throw new TowerDidNotStartException($"The tower was not ready at {options.ReadyPath} within {options.ReadyWithin.TotalSeconds} s.", Output);
            await Task.Delay(50);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(options.ReadyPath);
            return answer.StatusCode == System.Net.HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
