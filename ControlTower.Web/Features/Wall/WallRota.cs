namespace ControlTower.Web.Features.Wall;

public enum WallScene { Now, Clocks, Service }

/// <summary>Which scene is on, by the clock alone: two walls side by side show the same, also after a restart.</summary>
/// <param name="From">When it came on.</param>
/// <param name="To">When the next one comes.</param>
public sealed record WallTurn(WallScene Scene, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long a scene stays: long enough to read three cases from five metres.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(20);

    public static IReadOnlyList<WallScene> All { get; } = [WallScene.Now, WallScene.Clocks, WallScene.Service];

    /// <param name="only">The scene to keep to; null to take turns.</param>
    public static WallTurn At(DateTimeOffset now, WallScene? only = null)
    {
        var turn = now.UtcTicks / Stay.Ticks;
        var from = new DateTimeOffset(turn * Stay.Ticks, TimeSpan.Zero);
        return new(only ?? All[(int)(turn % All.Count)], from, from + Stay);
    }
}
