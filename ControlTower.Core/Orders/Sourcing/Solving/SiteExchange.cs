namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>Betters a choice of sites that limited capacity holds together: one that serves is exchanged for one that does not, left out, or joined by another, while that costs less (Kuehn and Hamburger 1963).</summary>
internal sealed class SiteExchange(SelectionModel model, BestChoice best)
{
    private SiteState[] trial = [];
    private int count;
    private int left;

    /// <param name="trials">Choices that may be reckoned.</param>
    public void Run(int trials)
    {
        if (trial.Length < model.Sites) trial = new SiteState[model.Sites];
        left = trials;
        while (best.Sites == model.Sites && left > 0 && Pass()) { }
    }

    private bool Pass()
    {
        var before = best.Cost;
        Read();
        for (var site = 0; site < model.Sites && left > 0; site++)
        {
            if (trial[site] != SiteState.Open) continue;
            Replace(site, -1);
            for (var other = 0; other < model.Sites && left > 0 && trial[site] == SiteState.Open; other++) Replace(site, other);
        }
        for (var other = 0; other < model.Sites && left > 0; other++) Replace(-1, other);
        return best.Cost < before;
    }

    /// <summary>A better choice is gone on with.</summary>
    private void Replace(int site, int other)
    {
        if (other >= 0 && (trial[other] == SiteState.Open || model.RuledOut[other])) return;
        left--;
        if (site >= 0) trial[site] = SiteState.Out;
        if (other >= 0) trial[other] = SiteState.Open;
        var before = best.Cost;
        best.Judge(trial, count + (other >= 0 ? 1 : 0) - (site >= 0 ? 1 : 0));
        if (best.Cost < before)
        {
            Read();
            return;
        }
        if (site >= 0) trial[site] = SiteState.Open;
        if (other >= 0) trial[other] = SiteState.Out;
    }

    /// <summary>The sites of the best choice that serve anything.</summary>
    private void Read()
    {
        count = 0;
        for (var site = 0; site < model.Sites; site++)
        {
            trial[site] = best.Units.AsSpan(site * model.Demands, model.Demands).ContainsAnyExcept(0d) ? SiteState.Open : SiteState.Out;
            count += trial[site] == SiteState.Open ? 1 : 0;
        }
    }
}
