using Bunit;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Layout;

public sealed class SearchBoxTests : ComponentTest
{
    public SearchBoxTests() => Services.AddScoped<IShellSearch, OneOrder>();

    [Fact]
    public void Typing_AnId_ShowsTheHit()
    {
        var box = Render<SearchBox>();
        box.Find("input").Input("SO-1");
        Assert.Equal("/orders/SO-1", box.Find(".hits a").GetAttribute("href"));
    }

    [Fact]
    public void Typing_WhatIsNotThere_SaysWhatSearchFinds()
    {
        var box = Render<SearchBox>();
        box.Find("input").Input("nothing");
        Assert.Contains("Nothing here is called", box.Find(".hits p").TextContent);
    }

    [Fact]
    public void Enter_WithAHit_GoesThere()
    {
        var box = Render<SearchBox>();
        box.Find("input").Input("SO-1");
        box.Find("input").KeyDown("Enter");
        Assert.EndsWith("/orders/SO-1", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Empty(box.FindAll(".hits"));
    }

    [Fact]
    public void Escape_WithHits_ClosesThem()
    {
        var box = Render<SearchBox>();
        box.Find("input").Input("SO-1");
        box.Find("input").KeyDown("Escape");
        Assert.Empty(box.FindAll(".hits"));
    }

    private sealed class OneOrder : IShellSearch
    {
        public Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<SearchHit>>(text == "SO-1" ? [new SearchHit("Order", "SO-1", "Store one", "/orders/SO-1")] : []);
    }
}
