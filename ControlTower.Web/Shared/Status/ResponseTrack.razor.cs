using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Status;

/// <summary>The product's one signature: detected, acknowledged, decided, acted, confirmed; the current step fills with its window.</summary>
public sealed partial class ResponseTrack
{
    private const int StepCount = 5;

    /// <summary>Steps done, 0 to 5; the step after them is the current one.</summary>
    [Parameter, EditorRequired] public int Done { get; set; }

    /// <summary>The current step's window; null where none runs.</summary>
    [Parameter] public ResponseWindow? Window { get; set; }

    /// <summary>Full width, as on a case; else 5 × 18 px.</summary>
    [Parameter] public bool Wide { get; set; }

    /// <summary>With <see cref="Wide"/>: rule and outcome of all five steps.</summary>
    [Parameter] public IReadOnlyList<ResponseStepText>? Steps { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private string Fill => FormattableString.Invariant($"--p:{Window!.Used(Clock.GetUtcNow()) * 100:0.#}");

    private string Level => ResponseWindow.Css(Window!.Level(Clock.GetUtcNow()));

    private string Label
    {
        get
        {
            if (Done >= StepCount)
                return "All five steps done";
            var state = Window?.Level(Clock.GetUtcNow()) switch
            {
                WindowLevel.Over => ", over its window",
                WindowLevel.Warn => ", in the last quarter of its window",
                WindowLevel.In => ", in its window",
                _ => "",
            };
            return $"{(ResponseStep)Done} is step {Done + 1} of 5{state}";
        }
    }

    private RenderFragment StepGlyph(int n) => builder =>
    {
        if (n < Done)
        {
            builder.OpenComponent<StatusGlyph>(0);
            builder.AddComponentParameter(1, nameof(StatusGlyph.Kind), StatusKind.Ok);
        }
        else
        {
            builder.OpenComponent<StateGlyph>(2);
            builder.AddComponentParameter(3, nameof(StateGlyph.State), n == Done ? StateKind.Waiting : StateKind.NotStarted);
        }
        builder.CloseComponent();
    };
}
