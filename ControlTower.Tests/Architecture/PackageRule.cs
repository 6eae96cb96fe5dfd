using System.Text.RegularExpressions;

namespace ControlTower.Tests.Architecture;

/// <summary>What stands in for the packages that were asked for stays behind one folder, so that a swap stays local.</summary>
internal static partial class PackageRule
{
    private static readonly string[] SchedulerFolders = ["Jobs", "Hosting"];

    public static IEnumerable<Violation> Check(IReadOnlyList<SourceFile> sources) => sources.SelectMany(file => file.Project switch
    {
        House.Core => file.Find(Either(), "only in ControlTower.Web"),
        House.Web when file.IsCSharp || file.IsRazor => SchedulerFolders.Contains(file.TopFolder) ? [] : file.Find(Scheduler(), "only in Jobs and Hosting"),
        _ => [],
    });

    [GeneratedRegex(@"\b(?:Radzen|Quartz)\w*")]
    private static partial Regex Either();

    [GeneratedRegex(@"\bQuartz\w*")]
    private static partial Regex Scheduler();
}
