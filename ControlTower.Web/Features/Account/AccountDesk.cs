using System.Text;
using ControlTower.Web.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ControlTower.Web.Features.Account;

/// <summary>Makes accounts for people who are in the tower already.</summary>
public sealed class AccountDesk(UserManager<Core.Storage.Credentials.Account> accounts, IDataProtectionProvider protection) : IAccounts
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    private readonly ITimeLimitedDataProtector invitations = protection.CreateProtector("invitation").ToTimeLimitedDataProtector();

    /// <summary>The way for a person to choose user name and password; holds for three days.</summary>
    public string Invite(string person) => $"/account/invited?invitation={Uri.EscapeDataString(Convert.ToBase64String(invitations.Protect(Encoding.UTF8.GetBytes(person), InvitationLasts)))}";

    /// <summary>Whom an invitation is for; null where it is not valid any more.</summary>
    public string? PersonInvited(string invitation)
    {
        try
        {
            return Encoding.UTF8.GetString(invitations.Unprotect(Convert.FromBase64String(invitation)));
        }
        catch (Exception problem) when (problem is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The account, or what is to be changed.</returns>
    public async Task<(Core.Storage.Credentials.Account? Account, string? Problem)> CreateAsync(string user, string password, string person)
    {
        var account = new Core.Storage.Credentials.Account { UserName = user.Trim(), Person = person };
        var created = await accounts.CreateAsync(account, password);
        return created.Succeeded ? (account, null) : (null, string.Join(" ", created.Errors.Select(error => error.Description)));
    }
}
