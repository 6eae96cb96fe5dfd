namespace ControlTower.Web.Shared.Focus;

/// <summary>What is on its way to the screen in one circuit and takes the focus there: a page, a dialog.</summary>
public sealed class Arrivals
{
    /// <summary>What is not there by then is not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<Task> underway = [];

    /// <summary>Holds the keys that follow until this has arrived.</summary>
    public void Await(Task ready) => underway.Add(ready);

    /// <summary>Ends once all that was on its way is there.</summary>
    public async Task SettledAsync()
    {
        if (underway.Count == 0)
            return;
        var coming = Task.WhenAll(underway);
        underway.Clear();
        await Task.WhenAny(coming, Task.Delay(Patience));
    }
}
