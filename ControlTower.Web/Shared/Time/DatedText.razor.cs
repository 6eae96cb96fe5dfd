using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Time;

public sealed partial class DatedText
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    private IEnumerable<(string Words, DateTimeOffset? At)> Parts
    {
        get
        {
            var done = 0;
            foreach (Match match in Written().Matches(Text))
            {
                if (!DateTimeOffset.TryParse(match.ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) continue;
                yield return (Text[done..match.Index], at);
                done = match.Index + match.Length;
            }
            yield return (Text[done..], null);
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,7})?Z")]
    private static partial Regex Written();
}
