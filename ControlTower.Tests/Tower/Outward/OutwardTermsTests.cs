using ControlTower.Core.Orders.Outward;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Outward;

public sealed class OutwardTermsTests
{
    [Theory]
    [InlineData("Order {ordr}", "There is nothing called 'ordr' to fill in; did you mean 'order'?")]
    [InlineData("Order {until}", "There is nothing called 'until' to fill in")]
    [InlineData("Order {order", "The brace at character 7 has no other.")]
    [InlineData("Order }", "The brace at character 7 has no other.")]
    public void Template_ThatCannotBeFilled_IsRefusedWithTheReason(string subject, string because)
    {
        var outward = new OutwardScene();
        var refusal = outward.Scene.Refused(new PutOutwardTerms(outward.Terms with { Templates = [new(MessageKind.Placed, "en", subject, "x")] }));
        Assert.Equal("/templates/0/subject", refusal.Pointer);
        Assert.StartsWith(because, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Route_ToAnUnknownEndpointOrSite_OrTwice_NamesItsPlace()
    {
        var outward = new OutwardScene();
        Assert.Equal("/routes/0/endpoint", Refused(new OutwardRoute(RouteKind.Warehouse, null, "WH-99")));
        Assert.Equal("/routes/0/name", Refused(new OutwardRoute(RouteKind.Store, "NOWHERE", outward.Store)));
        Assert.Equal("/routes/1", Refused(new OutwardRoute(RouteKind.Carrier, null, outward.Carrier), new(RouteKind.Carrier, null, outward.Store)));
        string? Refused(params OutwardRoute[] routes) => outward.Scene.Refused(new PutOutwardTerms(outward.Terms with { Routes = routes })).Pointer;
    }

    [Fact]
    public void Message_InTheLanguageOfItsChannel_IsTheCompanysOwnOrTheShippedOne()
    {
        var outward = new OutwardScene();
        outward.Put(terms => terms with { Channels = [new("web", "de")], Templates = [new(MessageKind.Shipped, "de", "{order} unterwegs", "{items} mit {carrier}: {link}")] });
        outward.Place();
        outward.Move("release", "pick", "pack", "ship");
        Assert.StartsWith("Wir haben Ihre Bestellung", outward.Payload(outward.Customers, "message.placed").GetProperty("subject").GetString(), StringComparison.Ordinal);
        var own = outward.Payload(outward.Customers, "message.shipped");
        Assert.Equal(($"{LifecycleStates.Id} unterwegs", "4 × Item one mit SLOW: {link}"), (own.GetProperty("subject").GetString(), own.GetProperty("body").GetString()));
    }

    [Fact]
    public void Language_ThatHasNoTemplate_FallsBackToThatOfTheTerms()
    {
        var outward = new OutwardScene();
        outward.Put(terms => terms with { Language = "de", Channels = [new("web", "fi")] });
        outward.Place();
        Assert.Equal("de", outward.Payload(outward.Customers, "message.placed").GetProperty("language").GetString());
    }

    [Fact]
    public void Shipped_HoldsEachKindInEachLanguageWithoutFault() => Assert.All(MessageTemplates.Shipped, one => Assert.Null(MessageTemplates.Fault(one.Kind, one.Subject) ?? MessageTemplates.Fault(one.Kind, one.Body)));
}
