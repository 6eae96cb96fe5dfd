using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Learning;

public enum ProposalKind { RaiseLimit, DecideAlone, ShortenWindow, LengthenWindow, DropOption }

/// <summary>A change to a protocol that its decisions speak for. It is never made by the tower: people make it a draft, and two publish it.</summary>
/// <param name="Number">From 1, in order of level and kind; as long as nobody decides anything else.</param>
/// <param name="Title">What would change.</param>
/// <param name="Because">What the decisions show.</param>
/// <param name="Text">The protocol's text with the change.</param>
public sealed record Proposal(int Number, string Protocol, int Version, string Level, ProposalKind Kind, string Title, string Because, ProposalEvidence Evidence, string Text)
{
    /// <summary>What <see cref="Text"/> says.</summary>
    public required ProtocolDocument Document { get; init; }
}

/// <param name="Asked">Decisions that were looked at.</param>
/// <param name="Fitting">Those that speak for the change.</param>
/// <param name="From">Of the first of them.</param>
/// <param name="To">Of the last of them.</param>
public sealed record ProposalEvidence(int Asked, int Fitting, DateTimeOffset From, DateTimeOffset To);
