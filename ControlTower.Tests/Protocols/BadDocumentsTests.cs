using ControlTower.Core.Protocols;

namespace ControlTower.Tests.Protocols;

public sealed class BadDocumentsTests
{
    /// <summary>Generous, since the machine may be busy with other things; the figure is in the bench.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public void Documents_ThatAreBad_AreAtLeastTwoHundred() => Assert.True(BadDocuments.All().Count() >= 200, $"{BadDocuments.All().Count()}");

    [Fact]
    public void Each_IsRefusedAtOnceWithLineAndReason()
    {
        foreach (var (name, text) in BadDocuments.All())
        {
            var begun = TimeProvider.System.GetTimestamp();
            var check = ProtocolText.Check(text, Worlds.Usual);
            var took = TimeProvider.System.GetElapsedTime(begun);
            Assert.True(check.Document is null, $"{name} was taken");
            Assert.NotEmpty(check.Errors);
            Assert.All(check.Errors, one => Assert.True(one is { Line: > 0, Column: > 0, Message.Length: > 10 and < 1_000 }, $"{name}: {one}"));
            Assert.True(took < AtOnce, $"{name} took {took.TotalMilliseconds:0} ms");
        }
    }
}
