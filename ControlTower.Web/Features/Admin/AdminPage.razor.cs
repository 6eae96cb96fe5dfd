using ControlTower.Core.Storage.Credentials;
using ControlTower.Web.Api;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace ControlTower.Web.Features.Admin;

/// <summary>Users, keys, webhooks, what could not be delivered, functions and walls; the part that is shown is in the URL.</summary>
public sealed partial class AdminPage
{
    private AdminFigures figures = default!;
    private AdminDesk desk = default!;
    private EventCallback told;

    [SupplyParameterFromQuery(Name = "part")] public string? Chosen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private PeopleDesk People { get; set; } = default!;

    [Inject] private IAccounts Accounts { get; set; } = default!;

    [Inject] private EndpointSecrets Secrets { get; set; } = default!;

    [Inject] private IOptions<TowerOptions> Options { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Part => Chosen ?? "users";

    /// <summary>The file of the table that is shown.</summary>
    private string ExportName => Part switch
    {
        "effects" => "undelivered.csv",
        "keys" or "webhooks" or "functions" or "walls" => $"{Part}.csv",
        _ => "users.csv",
    };

    private string ExportHref => $"/export/{ExportName}";

    private bool AdminKeySet => Options.Value.AdminKey is not null;

    private IReadOnlyList<Choice> TabItems =>
    [
        Tab("users", "Users", figures.Users.Count), Tab("keys", "Keys", figures.Keys.Count), Tab("webhooks", "Webhooks", figures.Webhooks.Count),
        Tab("effects", "Undelivered", figures.DeadCount), Tab("functions", "Functions", figures.Functions.Count), Tab("walls", "Walls", figures.Walls.Count),
    ];

    protected override void Refresh() => figures = AdminFigures.Of(Shown);

    protected override async Task OnInitializedAsync()
    {
        (desk, told) = (new(Session, People, Accounts, Secrets), EventCallback.Factory.Create(this, StateHasChanged));
        await Session.OpenAsync();
    }

    private static Choice Tab(string id, string label, int count) => new(id, label, count, $"/admin?part={id}");

    private string Absolute(string path) => Navigation.ToAbsoluteUri(path).AbsoluteUri;
}
