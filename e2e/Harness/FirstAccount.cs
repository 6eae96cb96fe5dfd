using System.Text.RegularExpressions;

namespace ControlTower.EndToEnd.Harness;

/// <summary>The first person of a new tower comes in by the way that the program printed.</summary>
public static partial class FirstAccount
{
    private const string User = "lead";

    /// <summary>As the program printed it.</summary>
    public static string PathOf(TowerProcess tower) => Setup().Match(tower.Output.ToString()).Value;

    /// <summary>Afterwards the visitor is signed in as an administrator.</summary>
    /// <param name="functions">Those that they hold besides what the page proposes.</param>
    public static async Task MakeAsync(Visit visit, TowerProcess tower, params string[] functions)
    {
        await visit.Page.GotoAsync(PathOf(tower));
        foreach (var function in functions) await visit.Page.Locator($"input[name=functions][value={function}]").CheckAsync();
        await visit.Page.FillAsync("#user", User);
        await visit.Page.FillAsync("#password", StaffedTower.Password);
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.LeaveAsync("/account/");
        visit.ForgetTroubles();
    }

    [GeneratedRegex(@"/account/setup\?token=[\w-]+")]
    private static partial Regex Setup();
}
