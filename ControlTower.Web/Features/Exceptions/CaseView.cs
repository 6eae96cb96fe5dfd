using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>All that the page of one case shows.</summary>
public sealed record CaseView(CaseEntry Entry)
{
    public required string Where { get; init; }

    /// <summary>Null where nobody owns it.</summary>
    public required string? Owner { get; init; }

    public required Incident? Incident { get; init; }

    /// <summary>Rule and outcome of the five steps.</summary>
    public required IReadOnlyList<ResponseStepText> Steps { get; init; }

    /// <summary>What waits, the first deadline first; else the last that was decided.</summary>
    public required IReadOnlyList<DecisionView> Decisions { get; init; }

    /// <summary>The one at work, else the last; null where there was none.</summary>
    public required RunView? Run { get; init; }

    /// <summary>Others that wait or are under way, the newest first.</summary>
    public required IReadOnlyList<RunView> Beside { get; init; }

    /// <summary>Others that have ended, the newest first.</summary>
    public required IReadOnlyList<RunView> Older { get; init; }

    public required IReadOnlyList<OptionView> Options { get; init; }

    /// <summary>The level's own authority, which an option above it exceeds.</summary>
    public required Money? Authority { get; init; }

    public required BiteTable Bites { get; init; }

    public required IReadOnlyList<Moment> Timeline { get; init; }

    /// <summary>What keeps it from going on.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public ExceptionCase Case => Entry.Case;
}

/// <param name="Steps">In order: weighing, questions, then what is done.</param>
public sealed record RunView(Run Run, string Protocol, string State, IReadOnlyList<RunLine> Steps)
{
    /// <summary>Null where nothing is carried out yet.</summary>
    public RunPicture? Picture => RunPicture.Of(Run);
}

/// <summary>A step of a run as a line.</summary>
/// <param name="Note">Quiet, after the text.</param>
/// <param name="Glyph">Null draws the tick of what is well.</param>
public sealed record RunLine(string Text, string? Note, StateKind? Glyph)
{
    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? Due { get; init; }

    public bool Failed { get; init; }

    public bool Current { get; init; }

    /// <summary>As the picture numbers it; null for what is no step.</summary>
    public int? Number { get; init; }

    /// <summary>Number of a step that the reader may report as done; null where there is none.</summary>
    public int? Open { get; init; }
}

/// <summary>Where a case bites.</summary>
/// <param name="More">Sites that are not listed.</param>
/// <param name="Counted">Orders that the column counts; fewer than all where there are too many to keep.</param>
public sealed record BiteTable(IReadOnlyList<Bite> Rows, int More, int Counted);

/// <param name="Stock">Available of the items that it touches; null where none lies there.</param>
/// <param name="Hours">Away from the origin, by the lanes.</param>
public sealed record Bite(string Site, string Name, SiteKind? Kind, Quantity? Stock, decimal? Hours)
{
    public int Orders { get; init; }

    public DateTimeOffset? FirstPromise { get; init; }

    public bool Origin { get; init; }

    public bool Down { get; init; }
}

/// <summary>Something that happened to the case.</summary>
/// <param name="Learned">When the tower learned it, where that was later.</param>
public sealed record Moment(DateTimeOffset At, string Text, string? By, DateTimeOffset? Learned = null);
