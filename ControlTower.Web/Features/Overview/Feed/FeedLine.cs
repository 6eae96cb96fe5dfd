using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>One fact as the feed tells it.</summary>
/// <param name="At">When the tower learned it.</param>
/// <param name="Word">What happened, in a word or two.</param>
/// <param name="Href">What it is about; null where nothing can be opened.</param>
public sealed record FeedLine(long Sequence, DateTimeOffset At, string Word, string Text, StatusKind? Status, string? Href);
