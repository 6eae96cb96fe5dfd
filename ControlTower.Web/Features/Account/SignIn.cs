using System.Security.Claims;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ControlTower.Web.Features.Account;

/// <summary>The cookie says who it is and nothing more; what a person may do is read from the tower's state each time.</summary>
public static class SignIn
{
    public static Task AsAsync(HttpContext context, Core.Storage.Credentials.Account account)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id), new(ClaimTypes.Name, account.UserName!), new(Session.PersonClaim, account.Person)],
            IdentityConstants.ApplicationScheme);
        return context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }
}
