using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Exceptions;

/// <summary>After ISA-18.2: a case is new until somebody acknowledges it; what heals unseen waits to be seen.</summary>
public enum CaseStatus { New, Acknowledged, InProgress, Shelved, ReturnedToNormal, Resolved }

/// <summary>One deviation on its way from detection to a confirmed response.</summary>
public sealed record ExceptionCase(string Id, Deviation Deviation, CaseStatus Status, DateTimeOffset OccurredAt, DateTimeOffset DetectedAt)
{
    /// <summary>A case that is fed all day keeps so many signals; all stand in the journal.</summary>
    public const int SignalsKept = 200;

    /// <summary>The signals that opened and fed it, as source and id joined by <see cref="Keys.Separator"/>; the first, and the newest.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    public string? Owner { get; init; }

    /// <summary>Persons who told of it, fed it or opened it again by hand: what it asks is not theirs to approve. Null where systems alone did.</summary>
    public IReadOnlyList<string>? ToldBy { get; init; }

    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    public Impact? Impact { get; init; }

    public Urgency Urgency { get; init; } = Urgency.Medium;

    public string? Incident { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? ActedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? Resolution { get; init; }

    public DateTimeOffset? ShelvedUntil { get; init; }

    /// <summary>What it returns to when the shelf ends.</summary>
    public CaseStatus? StatusBeforeShelf { get; init; }

    /// <summary>Decided without a person.</summary>
    public bool Automatic { get; init; }

    /// <summary>Grows with each piece of news; what was reckoned on an older one is stale.</summary>
    public int Revision { get; init; } = 1;

    [JsonIgnore]
    public bool Open => Status != CaseStatus.Resolved;

    [JsonIgnore]
    public Severity Severity => Impact is { Orders: > 0 } && Deviation.Severity == Severity.Low ? Severity.Medium : Deviation.Severity;

    [JsonIgnore]
    public Priority Priority => ((int)Severity * (int)Urgency) switch { >= 6 => Priority.Critical, >= 3 => Priority.Warning, _ => Priority.Watch };

    /// <param name="person">Null where a system told.</param>
    public ExceptionCase WithTeller(string? person) =>
        person is null || ToldBy?.Contains(person) == true ? this : this with { ToldBy = [.. ToldBy ?? [], person] };

    /// <summary>The length of the disruption in hours at a time: the longer of what is told and what has passed; null where nobody knows the end.</summary>
    public decimal? DisruptionHours(DateTimeOffset now)
    {
        if (Deviation.OpenEnded) return null;
        var passed = (now - Deviation.BeganAt).Ticks / (decimal)TimeSpan.TicksPerHour;
        return Math.Max(Deviation.Hours ?? 0, passed);
    }
}

public sealed record CaseNote(DateTimeOffset At, string Actor, string Text);

/// <summary>What a case puts at risk downstream.</summary>
/// <param name="Value">Of the lines at risk, one amount a currency, in order of currency.</param>
/// <param name="By">When the first promise breaks.</param>
/// <param name="Sites">Where it bites, in order of distance.</param>
/// <param name="OrderIds">The first <see cref="Kept"/> in order of promise.</param>
public sealed record Impact(int Orders, int Lines, int Customers, IReadOnlyList<Money> Value, DateTimeOffset? By, IReadOnlyList<string> Sites, IReadOnlyList<string> OrderIds)
{
    public const int Kept = 200;

    public const int StopsKept = 50;

    /// <summary>Production that stands still, in order of time.</summary>
    public IReadOnlyList<LineStop>? Stops { get; init; }

    /// <summary>Of the lines at risk; null in what was assessed before it was told.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>What each further hour costs, by its parts.</summary>
    public IReadOnlyList<HourCost>? CostPerHour { get; init; }

    /// <summary>The largest amount, where one has to stand for all currencies.</summary>
    [JsonIgnore]
    public Money? Worth => Value.Count > 0 ? Value.MaxBy(amount => amount.Micros) : null;

    public static Impact None { get; } = new(0, 0, 0, [], null, [], []);
}

/// <summary>Production that stands still for want of inputs, or because its site is closed.</summary>
/// <param name="Line">Of the site; null where it has no lines of its own.</param>
/// <param name="Until">When the last of what is missing is there.</param>
/// <param name="Items">What cannot be made.</param>
/// <param name="ProductionOrders">Those that cannot start; empty where none stands for it.</param>
public sealed record LineStop(string Site, string? Line, DateTimeOffset StopsAt, DateTimeOffset Until, IReadOnlyList<string> Items, IReadOnlyList<string> ProductionOrders)
{
    [JsonIgnore]
    public decimal Hours => decimal.Round((Until - StopsAt).Ticks / (decimal)TimeSpan.TicksPerHour, 4);
}

/// <param name="Part">expedite, lateness, lineStop or penalty.</param>
public sealed record HourCost(string Part, Money Amount);

/// <summary>Cases that hang together.</summary>
public sealed record Incident(string Id, string Title, IReadOnlyList<string> Cases);
