namespace ControlTower.Web.Features.Exceptions;

/// <summary>What a person does with cases.</summary>
public enum CaseAct
{
    None,
    Acknowledge,
    Assign,
    Shelve,
    Unshelve,
    Note,
    Resolve,
    Reopen,
}
