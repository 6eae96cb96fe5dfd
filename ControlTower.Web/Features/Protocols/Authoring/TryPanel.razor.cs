using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Trials;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>What the draft would do about one case, reckoned anew when the draft or the case changes.</summary>
public sealed partial class TryPanel
{
    private const int MostOpen = 100;
    private const int MostResolved = 20;

    private Trial? trial;
    private (ProtocolDocument?, ExceptionCase?) read;
    private DateTimeOffset at;

    /// <summary>Null while it has errors.</summary>
    [Parameter, EditorRequired] public ProtocolDocument? Document { get; set; }

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    /// <summary>Null while none is chosen.</summary>
    [Parameter] public string? Case { get; set; }

    [Parameter] public EventCallback<string?> OnCase { get; set; }

    [Inject] private TowerLoop Loop { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private OrdinalMap<string> Functions => State.People.Functions;

    private IReadOnlyList<ExceptionCase> Cases =>
    [
        .. State.Exceptions.Open.Values.OrderByDescending(one => one.DetectedAt).Take(MostOpen),
        .. State.Exceptions.Resolved.Values.OrderByDescending(one => one.ResolvedAt).Take(MostResolved),
    ];

    protected override void OnParametersSet()
    {
        var now = (Document, Case is null ? null : State.Exceptions.Find(Case));
        if (ReferenceEquals(now.Document, read.Item1) && ReferenceEquals(now.Item2, read.Item2)) return;
        read = now;
        at = Clock.GetUtcNow();
        trial = now is ({ } document, { } one) ? ProtocolTrial.Of(State, document, (one.Id, at), Loop.Core.Rules) : null;
    }

    private static RenderFragment Test(TrialCondition one) => builder =>
    {
        builder.OpenElement(0, "li");
        builder.OpenComponent<StatusGlyph>(1);
        builder.AddComponentParameter(2, nameof(StatusGlyph.Kind), one.Holds ? StatusKind.Ok : StatusKind.Watch);
        builder.AddComponentParameter(3, nameof(StatusGlyph.Text), one.Holds ? "holds" : "does not hold");
        builder.CloseComponent();
        builder.OpenElement(4, "span");
        builder.AddContent(5, one.Text);
        builder.CloseElement();
        builder.OpenElement(6, "span");
        builder.AddAttribute(7, "class", "f2 t3");
        builder.AddContent(8, string.Join(", ", one.Values));
        builder.CloseElement();
        builder.CloseElement();
    };
}
