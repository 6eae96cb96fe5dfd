using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols;

/// <summary>A published protocol, to read: its flow, its document, and what it did lately.</summary>
public sealed partial class ProtocolPage : LivePage
{
    private ProtocolView? view;
    private (ProtocolState? State, string Id, int? Version) read;
    private string[] text = [];
    private IReadOnlyList<Choice> parts = [];
    private string part = ProtocolParts.Runs;

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "version")] private int? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "part")] private string? WantedPart { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    private string Publisher => Reader.Of(Session).NameOfActor(view!.Version.PublishedBy);

    private IReadOnlyList<Choice> Versions =>
        [.. view!.Versions.Take(5).Select(one => new Choice(one.Version.ToString(), $"v{one.Version}", Href: $"{Href(Id)}?version={one.Version}"))];

    /// <summary>What would be done by itself is asked, since a breaker is not closed.</summary>
    private bool Asking => Shown.Protocols.Breakers.Values.Any(one => one.Protocol == Id && one.Status != BreakerStatus.Closed);

    public static string Href(string id) => $"/protocols/{Uri.EscapeDataString(id)}";

    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet()
    {
        Refresh();
        Choose();
    }

    protected override void Refresh()
    {
        if (ReferenceEquals(read.State, Shown.Protocols) && read.Id == Id && read.Version == Wanted) return;
        read = (Shown.Protocols, Id, Wanted);
        view = ProtocolView.Of(Shown.Protocols, Id, Wanted);
        text = view?.Version.Text.TrimEnd().Split('\n') ?? [];
        parts = view is null ? [] : ProtocolParts.Of(Shown.Protocols, view, Shown.RecordedAt);
        Choose();
    }

    /// <summary>A part that is over, such as a shadow that was ended, gives way to the runs.</summary>
    private void Choose() => part = parts.Any(one => one.Id == WantedPart) ? WantedPart! : ProtocolParts.Runs;
}
