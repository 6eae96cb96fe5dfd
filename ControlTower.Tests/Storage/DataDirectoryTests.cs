using System.Diagnostics;
using ControlTower.Core.Storage;

namespace ControlTower.Tests.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_OfNothing_MakesIt()
    {
        using var data = DataDirectory.Open(folder["deep/data"]);
        Assert.True(Directory.Exists(data.ProtectionKeys) && Directory.Exists(data.Snapshots));
    }

    [Fact]
    public void Open_WhileOpen_IsRefusedAndNamesPostgreSql()
    {
        using var first = DataDirectory.Open(folder.Root);
        var refused = Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(folder.Root));
        Assert.Contains("PostgreSQL", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Root, refused.Message, StringComparison.Ordinal);
        first.Dispose();
        DataDirectory.Open(folder.Root).Dispose();
    }

    [Fact]
    public void Open_WhileAnotherProcessHoldsIt_IsRefused()
    {
        File.WriteAllText(folder["lock"], "");
        using var other = Process.Start(new ProcessStartInfo("flock", [folder["lock"], "sh", "-c", "echo held; read line"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        Assert.Equal("held", other.StandardOutput.ReadLine());
        Assert.Contains("PostgreSQL", Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(folder.Root)).Message, StringComparison.Ordinal);
        other.StandardInput.WriteLine();
        Assert.True(other.WaitForExit(TimeSpan.FromSeconds(10)));
        DataDirectory.Open(folder.Root).Dispose();
    }

    [Fact]
    public void Open_OfAFile_SaysSo()
    {
        File.WriteAllText(folder["data"], "");
        Assert.Contains("is a file", Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(folder["data"])).Message, StringComparison.Ordinal);
        Assert.Contains(folder["data/deeper"], Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(folder["data/deeper"])).Message, StringComparison.Ordinal);
    }

    /// <summary>There even an administrator may make no folder.</summary>
    [Fact]
    public void Open_WhereNobodyMayWrite_NamesThePathAndTheSetting()
    {
        var refused = Assert.Throws<DataDirectoryException>(() => DataDirectory.Open("/sys/tower-data"));
        Assert.Contains("/sys/tower-data", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Tower:DataDirectory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AfterARestoreThatWasCutShort_IsRefused()
    {
        Directory.CreateDirectory(folder["restoring"]);
        Assert.Contains("restore", Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(folder.Root)).Message, StringComparison.Ordinal);
    }
}
