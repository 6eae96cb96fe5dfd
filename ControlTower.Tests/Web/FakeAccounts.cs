using ControlTower.Web.Api;

namespace ControlTower.Tests.Web;

/// <summary>Invites by an address that names the person.</summary>
internal sealed class FakeAccounts : IAccounts
{
    public string Invite(string person) => $"/account/invited?invitation={person}";
}
