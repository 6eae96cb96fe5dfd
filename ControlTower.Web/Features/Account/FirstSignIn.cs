using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;

namespace ControlTower.Web.Features.Account;

/// <summary>While nobody administers the tower, whoever reads its output may make the first account: with a token that holds for this start only.</summary>
public sealed class FirstSignIn(TowerLoop loop)
{
    private string? token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Open => token is not null && !loop.View.People.Persons.Values.Any(person => person.Active && person.Roles.Contains(Roles.Administrator));

    /// <summary>The way to the form, to be printed; null when there is an administrator.</summary>
    public string? Path => Open ? $"{AccountEndpoints.SetupPath}?token={token}" : null;

    public bool Accepts(string given) => Open && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token!));

    public void Close() => token = null;
}
