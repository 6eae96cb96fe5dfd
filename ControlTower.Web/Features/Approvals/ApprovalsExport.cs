using System.Globalization;
using System.Text;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Approvals;

/// <summary>All approvals that are remembered, as CSV (RFC 4180), the newest first; instants in UTC, people by id.</summary>
public static class ApprovalsExport
{
    private const string Head = "approval,case,run,protocol,version,functions,answered,status,requestedAt,deadline,escalationLevel,option,currency,cost,decidedAt,decidedBy,reason";

    public static void MapApprovalsExport(this IEndpointRouteBuilder routes) => routes.MapGet("/export/approvals.csv", Write).RequireAuthorization();

    public static string Text(TowerState state)
    {
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (var one in state.Protocols.Approvals.Values.OrderByDescending(one => one.RequestedAt)) text.AppendJoin(',', Cells(one).Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static IResult Write(HttpContext context, TowerLoop loop) =>
        context.User.FindFirst(Session.PersonClaim)?.Value is { } id && loop.View.People.Persons.Find(id) is { Active: true }
            ? Results.File(Encoding.UTF8.GetBytes(Text(loop.View)), "text/csv; charset=utf-8", "approvals.csv")
            : Results.Forbid();

    private static IEnumerable<string?> Cells(Approval one)
    {
        var option = one.Options.FirstOrDefault(option => option.Id == one.Option);
        return
        [
            one.Id, one.Case, one.Run, one.Protocol, Number(one.Version), string.Join(' ', one.Functions.Select(answer => answer.Function)),
            string.Join(' ', one.Functions.Where(answer => answer.Actor is not null).Select(answer => answer.Function)), one.Status.ToString(), Time(one.RequestedAt), Time(one.Deadline),
            Number(one.EscalationLevel), one.Option, option?.Cost.Currency, option?.Cost.Amount.ToString(CultureInfo.InvariantCulture), Time(one.DecidedAt), one.DecidedBy, one.Reason,
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
}
