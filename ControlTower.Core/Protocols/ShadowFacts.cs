using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>A version in the shadow looks at a case: it will be told what it would have done.</summary>
[FactKind("shadow.started")]
public sealed record ShadowStarted(string Shadow, string Case, string Protocol, int Version) : IFact;

/// <summary>What a version in the shadow would have done. Nobody was asked, and nothing was set in motion.</summary>
/// <param name="Level">Null where none would decide.</param>
/// <param name="Functions">Whom it would ask; empty where it would ask nobody.</param>
/// <param name="Because">Why it would ask, or do nothing; null where it would act within its authority.</param>
[FactKind("shadow.recorded")]
public sealed record ShadowRecorded(string Shadow, string? Level, ShadowWould Would, IReadOnlyList<string> Functions, string? Because) : IFact
{
    /// <summary>What it would do, or propose; null where it knows nothing to do.</summary>
    public ShadowOption? Option { get; init; }
}

/// <summary>What was really done about the case, beside it.</summary>
/// <param name="Run">Null where nothing was.</param>
/// <param name="Differs">In what, in words; empty where the two agree.</param>
[FactKind("shadow.compared")]
public sealed record ShadowCompared(string Shadow, string? Run, IReadOnlyList<string> Differs) : IFact;

/// <summary>A version in the shadow looks at no further case.</summary>
[FactKind("shadow.ended")]
public sealed record ShadowEnded(string Protocol, int Version, string Reason) : IFact;

/// <summary>The first of two persons asks that a version in the shadow become the live one.</summary>
[FactKind("shadow.promotionRequested")]
public sealed record ShadowPromotionRequested(string Protocol, int Version, string Reason) : IFact;

public enum ShadowWould { Nothing, Ask, Act }

/// <param name="Id">A, B, C …</param>
public sealed record ShadowOption(string Id, string Kind, Money Cost);
