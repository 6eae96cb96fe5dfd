using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols;

/// <summary>A published protocol, to read: its flow, its document, and what it did lately.</summary>
public sealed partial class ProtocolPage : LivePage
{
    private ProtocolView? view;
    private (ProtocolState? State, string Id, int? Version) read;
    private string[] text = [];

    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "version")] private int? Wanted { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    private string Publisher => Actors.PersonOf(view!.Version.PublishedBy) is { } person ? Session.NameOf(person) : view.Version.PublishedBy;

    private IReadOnlyList<Choice> Versions =>
        [.. view!.Versions.Take(5).Select(one => new Choice(one.Version.ToString(), $"v{one.Version}", Href: $"{Href(Id)}?version={one.Version}"))];

    private string RunsNote => $"{NumberFormat.Text(view!.Counts.All)}, {NumberFormat.Text(view.Counts.Open)} open, {NumberFormat.Text(view.Counts.Completed)} completed, {NumberFormat.Text(view.Counts.Parked)} parked";

    public static string Href(string id) => $"/protocols/{Uri.EscapeDataString(id)}";

    protected override void OnParametersSet() => Refresh();

    protected override void Refresh()
    {
        if (ReferenceEquals(read.State, Shown.Protocols) && read.Id == Id && read.Version == Wanted) return;
        read = (Shown.Protocols, Id, Wanted);
        view = ProtocolView.Of(Shown.Protocols, Id, Wanted);
        text = view?.Version.Text.TrimEnd().Split('\n') ?? [];
    }

    private static StateKind StateOf(RunStatus status) => status switch
    {
        RunStatus.Weighing => StateKind.New,
        RunStatus.AwaitingApproval => StateKind.Waiting,
        RunStatus.Acting => StateKind.InProgress,
        RunStatus.Completed => StateKind.Resolved,
        RunStatus.Parked => StateKind.Shelved,
        _ => StateKind.RuledOut,
    };

    private static string Word(Run run) => run.Status switch
    {
        RunStatus.AwaitingApproval => "Waits for approval",
        RunStatus.Superseded => "Superseded",
        _ when run.Chosen is { } option => $"{run.Status}, option {option}",
        var status => status.ToString(),
    };
}
