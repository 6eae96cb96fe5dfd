namespace ControlTower.EndToEnd.Harness;

/// <summary>Tests marked <c>[Collection(BrowserCollection.Name)]</c> take turns on one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<TowerBrowser>
{
    public const string Name = "Browser";
}
