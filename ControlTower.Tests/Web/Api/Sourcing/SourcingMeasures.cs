using System.Diagnostics.Metrics;
using ControlTower.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Api.Sourcing;

/// <summary>Hears from one tower's own meter when a sourcing call begins to be decided, and how the first that ends does.</summary>
internal sealed class SourcingMeasures : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SourcingMeasures(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, one) =>
        {
            if (instrument.Meter.Name == SourcingTurns.Meter && ReferenceEquals(instrument.Meter.Scope, factory)) one.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, change, _, _) =>
        {
            if (instrument.Name == SourcingTurns.Running && change > 0) begun.TrySetResult();
        });
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            if (instrument.Name == SourcingTurns.Ended) ended.TrySetResult((string)tags[0].Value!);
        });
        listener.Start();
    }

    public Task Begun => begun.Task;

    public Task<string> Ended => ended.Task;

    public void Dispose() => listener.Dispose();
}
