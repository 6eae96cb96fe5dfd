using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols;

/// <summary>The version of a protocol that is in the shadow: how far it agrees with what is done, and its way out. Nothing where none is.</summary>
public sealed partial class ShadowPart
{
    private const int Most = 20;

    private ShadowSummary? summary;
    private (ProtocolState? State, string Protocol) read;
    private bool open;
    private bool ending;
    private string? refused;

    [Parameter, EditorRequired] public string Protocol { get; set; } = "";

    [Parameter, EditorRequired] public ProtocolState State { get; set; } = default!;

    /// <summary>Their names, by id.</summary>
    [Parameter] public OrdinalMap<string> Functions { get; set; } = OrdinalMap<string>.Empty;

    [Inject] private Session Session { get; set; } = default!;

    private string Note => summary!.Beside is { } live ? $"beside version {NumberFormat.Text(live)}, asks nobody, does nothing" : "no live version beside it, asks nobody, does nothing";

    private bool MayPublish => Session.May(Scopes.Protocols);

    private string Explained => ending
        ? "It looks at no further case. What it would have done stays in the journal."
        : summary?.Request is null ? "It takes the place of the live version once a second person agrees." : "It takes the place of the live version at once; runs that are open keep to theirs.";

    protected override async Task OnInitializedAsync() => await Session.OpenAsync();

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(read.State, State) && read.Protocol == Protocol) return;
        read = (State, Protocol);
        summary = ShadowSummary.Of(State, Protocol, Most);
    }

    private void Open(bool ending) => (this.ending, open, refused) = (ending, true, null);

    private async Task ConfirmAsync(string reason)
    {
        var refusal = ending
            ? RefusalOf(await Session.SendAsync<Done>(Scopes.Protocols, new EndShadow(Protocol, reason)))
            : RefusalOf(await Session.SendAsync<PromotionAnswer>(Scopes.Protocols, new PromoteShadow(Protocol, reason)));
        (open, refused) = (false, refusal);
    }

    private static string? RefusalOf<T>(Result<T> answer) => answer.Succeeded ? null : answer.Refusal.Message;

    private string Asks(string actor)
    {
        var reader = Reader.Of(Session);
        if (reader.Is(actor)) return "You asked";
        var name = reader.NameOfActor(actor);
        return $"{char.ToUpperInvariant(name[0])}{name[1..]} asks";
    }
}
