using ControlTower.Web.Shared.Time;

namespace ControlTower.Tests.Web.Shared.Time;

public sealed class ZoneTimeTests
{
    private static readonly ReaderZone Paris = ReaderZone.Parse("Europe/Paris");

    [Theory]
    [InlineData("2026-11-24T10:00", "2026-11-24T09:00Z")]
    [InlineData(" 2026-07-01 10:00 ", "2026-07-01T08:00Z")]
    public void Read_AnOrdinaryTime_IsTheInstantInTheZone(string text, string at) => Assert.Equal(new TypedInstant(DateTimeOffset.Parse(at, null)), ZoneTime.Read(text, Paris));

    [Theory]
    [InlineData("2026-03-29T02:00")]
    [InlineData("2026-03-29T02:59")]
    public void Read_ATimeThatTheClocksSkip_IsRefusedWithWhatTheySkip(string text)
    {
        var read = ZoneTime.Read(text, Paris);
        Assert.Null(read.At);
        Assert.Equal($"{text[^5..]} does not exist on 29 Mar 2026 in Europe/Paris: the clocks go from 02:00 to 03:00", read.Error);
    }

    [Fact]
    public void Read_ATimeThatComesTwice_IsTheEarlierAndSaysSo()
    {
        var read = ZoneTime.Read("2026-10-25T02:30", Paris);
        Assert.Equal(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), read.At);
        Assert.Equal("02:30 comes twice that day in Europe/Paris; the earlier is meant, 00:30 UTC", read.Note);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30T10:00")]
    public void Read_NoTime_SaysWhatIsExpected(string? text) => Assert.StartsWith("Give a day and a time", ZoneTime.Read(text, Paris).Error, StringComparison.Ordinal);

    [Fact]
    public void Write_AnInstant_IsReadBack()
    {
        var at = new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal("2026-07-01T10:00", ZoneTime.Write(at, Paris));
        Assert.Equal(at, ZoneTime.Read(ZoneTime.Write(at, Paris), Paris).At);
    }

    [Fact]
    public void StartOf_ADayWhoseMidnightTheClocksSkip_IsWhenTheyGoOn() =>
        Assert.Equal(new(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), ZoneTime.StartOf(new(2026, 9, 6), ReaderZone.Parse("America/Santiago")));
}
