using ControlTower.Core.Kernel.Json;

namespace ControlTower.Web.Api;

/// <summary>What a request to source orders may look like. Whole numbers are checked by the reader, since 1e3 and 4.0 are whole as well.</summary>
internal static class SourcingSchema
{
    public static readonly JsonSchema Request = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["at","policy","sites","items","lanes","orders"],"properties":{
          "mode":{"type":["string","null"],"enum":["single","batch"]},
          "at":{"type":"string","format":"date-time"},
          "currency":{"type":["string","null"],"format":"currency"},
          "why":{"type":["boolean","null"]},
          "policy":{"type":"object","additionalProperties":false,"required":["unfilledPenaltyPerUnit"],"properties":{
            "maxShipmentsPerOrder":{"type":["number","null"],"minimum":1},"allowLineSplit":{"type":["boolean","null"]},"allowPartial":{"type":["boolean","null"]},
            "splitPenalty":{"type":["number","null"],"minimum":0},"ageCreditPerUnitDay":{"type":["number","null"],"minimum":0},
            "latenessPenaltyPerHour":{"type":["number","null"],"minimum":0},"balanceWeight":{"type":["number","null"],"minimum":0},
            "unfilledPenaltyPerUnit":{"type":"number","minimum":0},"maxDistanceKm":{"type":["number","null"],"minimum":0},
            "soft":{"type":["array","null"],"maxItems":3,"items":{"type":"string","enum":["promise","distance","preferredSites"]}},
            "preferredSites":{"type":["array","null"],"maxItems":10000,"items":{"type":"string","minLength":1,"maxLength":100}}}},
          "sites":{"type":"array","maxItems":10000,"items":{"type":"object","additionalProperties":false,"required":["id"],"properties":{
            "id":{"type":"string","minLength":1,"maxLength":100},"lat":{"type":["number","null"],"minimum":-90,"maximum":90},"lon":{"type":["number","null"],"minimum":-180,"maximum":180},
            "timeZone":{"type":["string","null"],"minLength":1,"maxLength":100},"handling":{"type":["array","null"],"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":100}},
            "handlingPerUnit":{"type":["number","null"],"minimum":0},"shipmentFixed":{"type":["number","null"],"minimum":0},"cutOff":{"type":["string","null"],"format":"time"},
            "downtime":{"type":["array","null"],"maxItems":1000,"items":{"type":"object","additionalProperties":false,"required":["from"],"properties":{"from":{"type":"string","format":"date-time"},"until":{"type":["string","null"],"format":"date-time"}}}},
            "capacity":{"type":["object","null"],"additionalProperties":false,"properties":{"ordersPerDay":{"type":["number","null"],"minimum":0},"unitsPerDay":{"type":["number","null"],"minimum":0},"committedUnits":{"type":["number","null"],"minimum":0}}},
            "openingCost":{"type":["number","null"],"minimum":0},"serves":{"type":["array","null"],"maxItems":100000,"items":{"type":"string","minLength":1,"maxLength":100}},
            "stock":{"type":["array","null"],"maxItems":100000,"items":{"type":"object","additionalProperties":false,"required":["item","quantity"],"properties":{
              "item":{"type":"string","minLength":1,"maxLength":100},"quantity":{"type":"number","minimum":0},
              "receivedAt":{"type":["string","null"],"format":"date-time"},"expiresAt":{"type":["string","null"],"format":"date-time"}}}},
            "safetyStock":{"type":["object","null"]}}}},
          "items":{"type":"array","maxItems":100000,"items":{"type":"object","additionalProperties":false,"required":["id"],"properties":{
            "id":{"type":"string","minLength":1,"maxLength":100},"weightKg":{"type":["number","null"],"minimum":0},
            "requires":{"type":["array","null"],"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":100}}}}},
          "lanes":{"type":"array","maxItems":500000,"items":{"type":"object","additionalProperties":false,"required":["from","to","leadTimeHours"],"properties":{
            "from":{"type":"string","minLength":1,"maxLength":100},"to":{"type":"string","minLength":1,"maxLength":100},"fixed":{"type":["number","null"],"minimum":0},
            "perKg":{"type":["number","null"],"minimum":0},"perUnit":{"type":["number","null"],"minimum":0},"leadTimeHours":{"type":"number","minimum":0}}}},
          "destinations":{"type":["array","null"],"maxItems":100000,"items":{"type":"object","additionalProperties":false,"required":["id","lat","lon"],"properties":{
            "id":{"type":"string","minLength":1,"maxLength":100},"lat":{"type":"number","minimum":-90,"maximum":90},"lon":{"type":"number","minimum":-180,"maximum":180}}}},
          "orders":{"type":"array","maxItems":100000,"items":{"type":"object","additionalProperties":false,"required":["id","destination","lines"],"properties":{
            "id":{"type":"string","minLength":1,"maxLength":100},"destination":{"type":"string","minLength":1,"maxLength":100},"priority":{"type":["number","null"]},
            "promisedBy":{"type":["string","null"],"format":"date-time"},
            "lines":{"type":"array","minItems":1,"maxItems":200,"items":{"type":"object","additionalProperties":false,"required":["id","item","quantity"],"properties":{
              "id":{"type":"string","minLength":1,"maxLength":100},"item":{"type":"string","minLength":1,"maxLength":100},"quantity":{"type":"number","minimum":1}}}}}}}}}
        """);
}
