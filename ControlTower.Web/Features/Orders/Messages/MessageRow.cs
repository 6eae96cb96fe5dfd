using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Orders.Messages;

/// <summary>A message as the list shows it.</summary>
/// <param name="Newest">Null where nothing was published here.</param>
public sealed record MessageRow(MessageTemplate Template, bool Own, MessageVersion? Newest)
{
    public string State => !Own ? "as it ships" : Newest?.Template == Template ? $"version {Newest.Version}" : "put by the API";

    public static IReadOnlyList<MessageRow> All(TowerState state)
    {
        var terms = state.Orders.Outward ?? OutwardTerms.Default;
        return [.. MessageTemplates.Of(terms).OrderBy(one => one.Kind).ThenBy(one => one.Language, StringComparer.Ordinal)
            .Select(one => new MessageRow(one, terms.Templates.Contains(one), state.Orders.MessageOf(one.Kind, one.Language)?.Versions[^1]))];
    }

    public static string Name(MessageKind kind) => kind switch
    {
        MessageKind.ReadyForPickUp => "Ready for pick-up",
        _ => $"{kind}",
    };

    /// <returns>The first where it is none.</returns>
    public static MessageKind KindOf(string? word) => Enum.TryParse<MessageKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : MessageKind.Placed;
}
