namespace ControlTower.Web.Api;

/// <summary>Marks a call that answers partners' keys with what is their own; every call that does not bear it refuses them.</summary>
public sealed class OpenToPartners
{
    public const string Refusal =
        "The key is bound to a partner: it speaks and hears only for the partner's own sites, purchase orders and shipments, and this call is about the whole network.";
}
