using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Adds facts up to what came out of it, whether they were played or lie in the past.</summary>
public sealed class BacktestTally(string currency)
{
    private readonly Dictionary<string, DateTimeOffset> undecided = new(StringComparer.Ordinal); // lookup only
    private readonly ResponseTally response = new();
    private readonly List<decimal> hours = [];
    private long spent;
    private int orders;
    private int lines;
    private int automatic;
    private int byPeople;

    /// <param name="optionsOf">The options of a run, by its id.</param>
    public void Add(Fact fact, Func<string, IReadOnlyList<RunOption>> optionsOf)
    {
        response.Add(fact);
        switch (fact.Body)
        {
            case CaseOpened opened:
                undecided[opened.Case] = fact.RecordedAt;
                break;
            case CaseDecided decided when undecided.Remove(decided.Case, out var openedAt):
                hours.Add((fact.RecordedAt - openedAt).Ticks / (decimal)TimeSpan.TicksPerHour);
                break;
            case RunActing acting:
                Add(acting, optionsOf(acting.Run).FirstOrDefault(option => option.Id == acting.Option));
                break;
        }
    }

    /// <param name="openCases">At the end.</param>
    public OutcomeFigures Figures(int openCases) => new(new(spent, currency), orders, lines, automatic, byPeople, Share(), Median(), openCases) { Response = response.Figures };

    private void Add(RunActing acting, RunOption? option)
    {
        if (acting.Automatic) automatic++;
        else byPeople++;
        if (option is null) return;
        if (option.Cost.Currency == currency) spent = Micros.AddCapped(spent, option.Cost.Micros);
        orders += option.Effect.OrdersSaved;
        lines += option.Effect.LinesSaved;
    }

    private decimal? Share() => automatic + byPeople == 0 ? null : decimal.Round(automatic / (decimal)(automatic + byPeople), 4);

    private decimal? Median()
    {
        if (hours.Count == 0) return null;
        hours.Sort();
        var middle = hours.Count / 2;
        return decimal.Round(hours.Count % 2 == 1 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2, 4);
    }
}
