using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Settings;
using Microsoft.Extensions.Options;

namespace ControlTower.Web.Layout;

/// <summary>Feeds the frame from the tower: counts and version as they change, the age each few seconds.</summary>
public sealed class TowerShellState : IShellState, IDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly LiveState live;
    private readonly Session session;
    private readonly TimeProvider clock;
    private readonly TowerOptions options;
    private readonly ITimer timer;
    private readonly Pace pace;

    public TowerShellState(LiveState live, Session session, TimeProvider clock, IOptions<TowerOptions> options)
    {
        (this.live, this.session, this.clock, this.options) = (live, session, clock, options.Value);
        pace = new(LiveState.Calm, Repaint);
        Current = Read(live.Current, null);
        live.Changed += Follow;
        timer = clock.CreateTimer(_ => pace.Ask(), null, TimeSpan.Zero, Heartbeat);
        _ = OpenAsync();
    }

    public event Action? Changed;

    public ShellFigures Current { get; private set; }

    public void Dispose()
    {
        live.Changed -= Follow;
        timer.Dispose();
    }

    /// <summary>The frame is drawn before any page: it asks itself who reads, so that menu and counts stand on the first paint.</summary>
    private async Task OpenAsync()
    {
        await session.OpenAsync();
        pace.Ask();
    }

    private void Follow(TowerState state) => pace.Ask();

    private Task Repaint()
    {
        pace.Begin();
        Current = Read(live.Current, Current);
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <param name="known">What was shown before: while nothing can be taken in, what is shown grows old.</param>
    private ShellFigures Read(TowerState state, ShellFigures? known)
    {
        var person = session.Person;
        var trouble = live.Trouble;
        return new(state.Version, trouble is null ? clock.GetUtcNow() : known?.LearnedAt ?? state.RecordedAt, trouble is null ? LinkState.Live : LinkState.Stale)
        {
            Trouble = trouble,
            TowerName = options.Name,
            Environment = options.Demo ? "Demo" : null,
            CriticalExceptions = state.Exceptions.Open.Values.Count(one => one.Priority == Priority.Critical && one.Status != CaseStatus.Shelved),
            OpenApprovals = state.Protocols.Waiting.Keys.Count(id => person is not null && state.Protocols.Approvals[id].Asks(person.Functions)),
            OpenWork = person is null ? 0 : state.Protocols.ForPeople.Keys.Count(key => state.Protocols.StepOf(key) is { } of && StepSeat.Holds(state, of, person, state.RecordedAt)),
            UserName = person is null ? null : session.Name,
            Function = person?.Functions is [var first, ..] ? state.People.Functions.Find(first) : null,
        };
    }
}
