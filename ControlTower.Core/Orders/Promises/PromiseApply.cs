namespace ControlTower.Core.Orders.Promises;

/// <summary>How what is promised changes with each fact.</summary>
internal static class PromiseApply
{
    public static OrderState Made(OrderState state, PromiseMade made) => state with
    {
        Promises = state.Promises.Set(made.Promise.Id, made.Promise),
        PromiseEnds = state.PromiseEnds.With(made.Promise.Id, made.Promise.Until),
        LastPromise = state.LastPromise + 1,
    };

    public static OrderState Ended(OrderState state, PromiseEnded ended) => state with
    {
        Promises = state.Promises.Remove(ended.Promise.Id),
        PromiseEnds = state.PromiseEnds.With(ended.Promise.Id, null),
    };
}
