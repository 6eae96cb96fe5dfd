using System.Security.Cryptography;
using System.Text;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ControlTower.Web.Features.Account;

/// <summary>Sign-in, sign-out and the first account. Plain form posts, since a cookie cannot be set over a circuit.</summary>
public static class AccountEndpoints
{
    public const string SignInPath = "/account/sign-in";
    public const string SetupPath = "/account/setup";

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").AllowAnonymous();
        account.MapPost("/enter", EnterAsync);
        account.MapPost("/first", FirstAsync);
        account.MapPost("/accept", AcceptAsync);
        account.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect(SignInPath);
        });
    }

    private static async Task<IResult> EnterAsync(HttpContext context, UserManager<Core.Storage.Credentials.Account> accounts, TowerLoop loop, [FromForm] string? user, [FromForm] string? password, [FromForm] string? back)
    {
        var account = user is null ? null : await accounts.FindByNameAsync(user);
        var locked = account is not null && await accounts.IsLockedOutAsync(account);
        if (account is null || locked || !await accounts.CheckPasswordAsync(account, password ?? "") || loop.View.People.Persons.Find(account.Person) is not { Active: true })
        {
            if (account is not null && !locked) await accounts.AccessFailedAsync(account);
            await loop.SubmitAsync(new(Caller.System, new NoteSignIn(null, Digest(user ?? ""))));
            return Results.LocalRedirect($"{SignInPath}?problem={(locked ? "locked" : "refused")}&back={Uri.EscapeDataString(Local(back))}");
        }
        await accounts.ResetAccessFailedCountAsync(account);
        await SignIn.AsAsync(context, account);
        await loop.SubmitAsync(new(Caller.Of(account.Person), new NoteSignIn(account.Person, Digest(user!))));
        return Results.LocalRedirect(Local(back));
    }

    /// <summary>The first account, with the token that only who reads the program's output has.</summary>
    private static async Task<IResult> FirstAsync(HttpContext context, FirstSignIn first, PeopleDesk desk, TowerLoop loop, AccountDesk accounts, [AsParameters] FirstForm form)
    {
        // A form without a single box ticked sends no such field, which a bound array would refuse.
        var functions = (await context.Request.ReadFormAsync())["functions"];
        if (!first.Accepts(form.Token ?? "")) return Results.LocalRedirect($"{SetupPath}?problem=token");
        var added = await desk.AddAsync(form.Name is { Length: > 0 } name ? name : "Administrator", [Roles.Administrator, Roles.Planner, Roles.Approver], Known(functions), async command =>
            As<Person>(await loop.SubmitAsync(new(Caller.System, command))));
        if (!added.Succeeded) return Results.LocalRedirect($"{SetupPath}?token={form.Token}&problem={Uri.EscapeDataString(added.Refusal.Message)}");
        var (account, problem) = await accounts.CreateAsync(form.User ?? "", form.Password ?? "", added.Value.Id);
        if (account is null)
        {
            await loop.SubmitAsync(new(Caller.System, new ForgetPerson(added.Value.Id)));
            return Results.LocalRedirect($"{SetupPath}?token={form.Token}&problem={Uri.EscapeDataString(problem!)}");
        }
        first.Close();
        await SignIn.AsAsync(context, account);
        return Results.LocalRedirect("/");
    }

    /// <summary>Somebody who was invited chooses a user name and a password.</summary>
    private static async Task<IResult> AcceptAsync(HttpContext context, AccountDesk accounts, [FromForm] string? invitation, [FromForm] string? user, [FromForm] string? password)
    {
        if (accounts.PersonInvited(invitation ?? "") is not { } person) return Results.LocalRedirect($"{SignInPath}?problem=invitation");
        var (account, problem) = await accounts.CreateAsync(user ?? "", password ?? "", person);
        if (account is null) return Results.LocalRedirect($"/account/invited?invitation={Uri.EscapeDataString(invitation!)}&problem={Uri.EscapeDataString(problem!)}");
        await SignIn.AsAsync(context, account);
        return Results.LocalRedirect("/");
    }

    private static List<string> Known(IEnumerable<string?> functions) => [.. functions.OfType<string>().Where(PeopleState.Empty.Functions.ContainsKey)];

    private static Result<T> As<T>(Committed committed) => committed.Answer.Succeeded ? (T)committed.Answer.Value : committed.Answer.Refusal;

    /// <summary>Only ways within the tower; a link from elsewhere must not lead out again.</summary>
    private static string Local(string? back) => back is { Length: > 0 } && back[0] == '/' && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) ? back : "/";

    private static string Digest(string user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.Trim().ToUpperInvariant())));
}

public sealed record FirstForm
{
    [FromForm] public string? Token { get; init; }
    [FromForm] public string? Name { get; init; }
    [FromForm] public string? User { get; init; }
    [FromForm] public string? Password { get; init; }
}
