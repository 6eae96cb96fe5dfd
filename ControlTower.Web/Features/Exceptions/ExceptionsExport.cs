using System.Globalization;
using System.Text;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Mvc;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>The table as CSV (RFC 4180), filtered and ordered as the page that it was asked from; instants in UTC.</summary>
public static class ExceptionsExport
{
    private const string Head = "case,priority,what,where,state,owner,function,incident,occurredAt,detectedAt,acknowledgedAt,decidedAt,actedAt,confirmedAt,due,currency,risk,orders,lines,customers,run";

    public static void MapExceptionsExport(this IEndpointRouteBuilder routes) => routes.MapGet("/export/exceptions.csv", Write).RequireAuthorization();

    public static string Text(TowerState state, CaseFilter filter, (Reader Reader, DateTimeOffset Now) seen)
    {
        var board = CaseBoard.Of(state);
        var all = filter.View == CaseQueues.Resolved ? board.Resolved : board.Open;
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (var entry in filter.Ordered(all.Where(one => CaseQueues.Holds(filter.View, one, seen) && filter.Matches(state, one))))
        {
            text.AppendJoin(',', Cells(state, entry, seen.Reader).Select(Cell)).Append("\r\n");
        }
        return text.ToString();
    }

    private static IResult Write(HttpContext context, TowerLoop loop, PersonKeys keys, [AsParameters] ExportQuery asked)
    {
        var state = loop.View;
        var person = context.User.FindFirst(Session.PersonClaim)?.Value is { } id ? state.People.Persons.Find(id) : null;
        if (person is not { Active: true }) return Results.Forbid();
        string NameOf(string? one) => one is null ? "" : state.People.Persons.Find(one) is { } known ? keys.Open(known.Name) ?? "erased" : one;
        var filter = new CaseQuery(asked.View, asked.Text, asked.Priority, asked.Kind) { Sort = asked.Sort }.Filter();
        return Results.File(Encoding.UTF8.GetBytes(Text(state, filter, (new(person, NameOf), loop.Now))), "text/csv; charset=utf-8", "exceptions.csv");
    }

    private static IEnumerable<string?> Cells(TowerState state, CaseEntry entry, Reader reader)
    {
        var one = entry.Case;
        return
        [
            one.Id, one.Priority.ToString().ToLowerInvariant(), one.Deviation.Title, CaseWords.Where(state, one.Deviation), one.Status.ToString(), one.Owner is null ? "" : reader.NameOf(one.Owner),
            one.Deviation.Function, one.Incident, Time(one.OccurredAt), Time(one.DetectedAt), Time(one.AcknowledgedAt), Time(one.DecidedAt), Time(one.ActedAt), Time(one.ConfirmedAt), Time(entry.Due),
            entry.Risk?.Currency, entry.Risk?.Amount.ToString(CultureInfo.InvariantCulture), Number(entry.Orders), Number(one.Impact?.Lines ?? 0), Number(one.Impact?.Customers ?? 0), entry.Run?.Id,
        ];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Quoted where needed; what a spreadsheet would take for a formula is shown as text.</summary>
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && "=+-@\t".Contains(text[0])) text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    internal sealed record ExportQuery
    {
        [FromQuery] public string? View { get; init; }
        [FromQuery] public string? Text { get; init; }
        [FromQuery] public string? Priority { get; init; }
        [FromQuery] public string? Kind { get; init; }
        [FromQuery] public string? Sort { get; init; }
    }
}
