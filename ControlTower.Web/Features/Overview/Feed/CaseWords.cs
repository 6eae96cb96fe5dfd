using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class CaseOpenedWords() : FactWords<CaseOpened>("case")
{
    protected override string Text(CaseOpened fact, TowerState state) =>
        $"{fact.Case} {fact.Deviation.Title}{(fact.Deviation.Site is { } site ? $", {Site(state, site)}" : "")}";

    protected override StatusKind? Status(CaseOpened fact) => fact.Deviation switch { { Severity: Severity.High } => StatusKind.Critical, { Kind: CaseKind.Routine } => StatusKind.Info, _ => StatusKind.Warning };

    protected override string Href(CaseOpened fact) => Case(fact.Case);
}

internal sealed class CaseUpdatedWords() : FactWords<CaseUpdated>("news")
{
    protected override string Word(CaseUpdated fact) => fact.Worse ? "worse" : "news";

    protected override string Text(CaseUpdated fact, TowerState state) => $"{fact.Case} {fact.Deviation.Title}";

    protected override StatusKind? Status(CaseUpdated fact) => fact.Worse ? StatusKind.Warning : null;

    protected override string Href(CaseUpdated fact) => Case(fact.Case);
}

internal sealed class CaseImpactWords() : FactWords<CaseImpactAssessed>("impact")
{
    protected override string Text(CaseImpactAssessed fact, TowerState state) => $"{fact.Case}: {NumberFormat.Text(fact.Impact.Orders)} orders of {NumberFormat.Text(fact.Impact.Customers)} customers at risk";

    protected override string Href(CaseImpactAssessed fact) => Case(fact.Case);
}

internal sealed class CaseAcknowledgedWords() : FactWords<CaseAcknowledged>("acknowledged")
{
    protected override string Text(CaseAcknowledged fact, TowerState state) => Title(state, fact.Case);

    protected override string Href(CaseAcknowledged fact) => Case(fact.Case);
}

internal sealed class CaseShelvedWords() : FactWords<CaseShelved>("shelved")
{
    protected override string Text(CaseShelved fact, TowerState state) => $"{Title(state, fact.Case)}: {fact.Reason}";

    protected override StatusKind? Status(CaseShelved fact) => StatusKind.Shelved;

    protected override string Href(CaseShelved fact) => Case(fact.Case);
}

internal sealed class CaseReturnedWords() : FactWords<CaseReturnedToNormal>("normal again")
{
    protected override string Text(CaseReturnedToNormal fact, TowerState state) => $"{Title(state, fact.Case)}: {fact.Because}";

    protected override StatusKind? Status(CaseReturnedToNormal fact) => StatusKind.Ok;

    protected override string Href(CaseReturnedToNormal fact) => Case(fact.Case);
}

internal sealed class CaseResolvedWords() : FactWords<CaseResolved>("resolved")
{
    protected override string Text(CaseResolved fact, TowerState state) => $"{Title(state, fact.Case)}: {fact.Reason}";

    protected override StatusKind? Status(CaseResolved fact) => StatusKind.Ok;

    protected override string Href(CaseResolved fact) => Case(fact.Case);
}

internal sealed class CaseConfirmedWords() : FactWords<CaseConfirmed>("confirmed")
{
    protected override string Text(CaseConfirmed fact, TowerState state) => Title(state, fact.Case);

    protected override StatusKind? Status(CaseConfirmed fact) => StatusKind.Ok;

    protected override string Href(CaseConfirmed fact) => Case(fact.Case);
}
