using Microsoft.AspNetCore.Identity;

namespace ControlTower.Core.Storage.Credentials;

/// <summary>How a person signs in. Who the person is and what it may do stands in the journal.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The person's id in the journal.</summary>
    public string Person { get; set; } = "";
}
