/**
 * How servers say what is wrong, as data. Each pattern is tried on the server's words and on its codes, without regard to case. They are
 * written for families of phrases, not for one server's sentence; `classifyError.ts` says in which order they count.
 */

const words = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'im');

/** The prompt (with the wanted answer) does not fit the model. */
export const CONTEXT_TOO_LONG = words(
  String.raw`context[ _-]?(?:length|size|window|limit|overflow)[^.]{0,100}(?:exceed|overflow|too (?:long|large|small)|longer|greater|\bonly\b|not enough|limited to|above|\bfull\b)`,
  String.raw`(?:exceed|overflow|longer than|larger than|greater than|surpass|beyond|fit|over)\w*\b[^.]{0,80}\bcontext\b(?! (?:deadline|cancel))`,
  String.raw`(?:maximum|max) (?:context|sequence|prompt|input)[ _-]?(?:length|size|window)?\b[^.]{0,40}(?:is|of|exceed|:)`,
  'length_exceeded|> (?:the )?context|exceed_context_size|context_window_exceeded|ContextWindowExceeded|string_above_max_length|prompt_too_long|input_too_long',
  String.raw`(?:prompt|input|inputs|conversation|message|messages|history|text)\b[^.]{0,40}(?:is|are|was|were|became|becomes)? ?too (?:long|large|many tokens)`,
  String.raw`(?:(?:prompt|input|messages?)\w*|requests?)\b(?! should be)[^.]{0,60}(?:longer|larger|more tokens|greater) than[^.]{0,60}(?:tokens?|context|maximum|allowed|limit|model|max_\w*len)`,
  'request too large for (?:model|deployment)|(?:reduce|shorten) (?:the length of )?(?:the |your )?(?:input |prompt|messages?|input|context|conversation)',
  String.raw`(?:input|prompt|total|number of)[ _]?tokens?\b[^.]{0,80}(?:exceed|above the)`,
  String.raw`context[ _-]?(?:length|size|window|limit)[^.]{0,20}\bis [\d,]+k?[ -]tokens|required for long context`,
  String.raw`\btokens?\b[^.]{0,40}\bonly (?:accepts?|supports?|takes?|allows?)`,
  String.raw`(?:prompt|input|messages?|conversation)\b[^.]{0,40}(?:(?:do(?:es)?|will) ?n[o']t|cannot|can't|won't) fit`,
  String.raw`(?:prompt|input|messages?|conversation)\b[^.]{0,30}(?:is|are) (?:over|above|beyond) (?:the|its) (?:\w+ ){0,3}(?:limit|maximum)`,
  String.raw`input token count[^.]{0,80}exceed`,
  String.raw`inputs?[\x60'"]? tokens \+|inputs?[\x60'"]? must have less than|tokens \+ [\x60'"]?max_(?:new_)?tokens`,
  'trying to keep the first|tokens to keep from the initial prompt',
  String.raw`exceeds? (?:the )?(?:model'?s? )?(?:maximum|max(?!imum))(?! (?:output|completion|new))[^.]{0,30}(?:tokens|sequence|input|context|prompt|length of)`,
  String.raw`\d+ tokens?[^.]{0,60}(?:exceeds?|>|over|longer|more than)[^.]{0,60}(?:maximum|max|limit|\d+)`,
  String.raw`max_model_len|model_max_length|max_seq_len|max_position_embeddings|\bn_ctx\b|kv[ -]?cache (?:is )?(?:full|size)`,
  String.raw`too (?:large|long|big|many)\b[^.]{0,60}(?:context|tokens)`,
  'string too long|tokens_limit_reached',
  String.raw`\b(?:input|prompt|messages?|sequence|conversation|history)(?:[ _](?:length|tokens?|size))?\b[^.]{0,40}(?:exceeds?|larger than|longer than|greater than|must be (?:less|fewer|at most))[^.]{0,60}(?:length|tokens?|\d{3,})`,
  String.raw`request (?:is )?too long|token count exceeds|requested \d+ tokens[^.]{0,40}\bmax|context (?:is )?full|total tokens?[^.]{0,20}>|context overflow|\d+ tokens in (?:the|your) (?:prompt|messages|input)`,
  String.raw`exceed\w*[^.]{0,40}\btoken limit|size limit exceeded|range of input length|input length should`,
  String.raw`超长|超[过出][^。]{0,20}(?:长度|上下文)|上下文[^。]{0,10}(?:过长|超)|输入(?:内容)?过长`,
);

/** The body, in bytes. */
export const TOO_MANY_BYTES = words(
  String.raw`(?:payload|entity|request body|body size|content length)\b[^.]{0,30}(?:too large|exceed)|PayloadTooLarge`,
);

/** Of these, what holds under 429 and 413 too, where "tokens" and "limit" mostly mean a rate. */
export const REQUEST_TOO_LARGE = words(
  'request too large for',
  'reduce your (?:message|prompt|input)',
  String.raw`too large for[^.]{0,60}model|max(?:imum)? size:? \d+ tokens|tokens_limit_reached`,
  'context[ _-]?(?:length|window|size)',
  'size limit exceeded|shorter (?:or fewer )?inputs?|required for long context',
  String.raw`(?:prompt|input|messages?|conversation)\b[^.]{0,30}too many tokens|too many (?:input|prompt) tokens|too many tokens for (?:this|the) model`,
);

/** A pace, not a size: "tokens per minute", "rate limit". */
export const RATE = words(
  'rate[ _-]?limit',
  'ratelimit',
  'too many (?:requests|tokens|concurrent)',
  String.raw`(?:requests?|tokens?|calls?)[ _-]?(?:per|/)[ _-]?(?:second|minute|hour|day|min|sec)`,
  'per[ _]?(?:minute|second|hour|day)',
  String.raw`\b(?:TPM|RPM|RPD|TPD)\b`,
  'throttl',
  'slow down',
  'concurren(?:cy|t)[^.]{0,30}(?:limit|exceed)',
  'limit (?:was |is |has been )?reached|request limit',
  'RESOURCE_EXHAUSTED|rate_limited',
  String.raw`请求(?:过于频繁|过多|太频繁)|频率(?:过高|限制|超)|并发[^。]{0,10}(?:过高|超|限制)|速率限制`,
);

export const CONTENT_FILTERED = words(
  'content[ _-]?(?:filter|policy|management|moderation)',
  'ResponsibleAIPolicy',
  'safety (?:system|setting|polic|filter|reason|guideline)',
  'moderation',
  '(?:was|been|were|is) flagged|flagged (?:as|by|for)',
  String.raw`usage polic|violat\w*[^.]{0,40}polic`,
  String.raw`guardrails?\b[^.]{0,60}(?:fail|block|violat|interven|trigger)`,
  'PROHIBITED_CONTENT|data_?inspection_?failed|(?:inappropriate|sensitive|unsafe|harmful|prohibited|disallowed) content|blocked: safety|blocked by (?:our |the )?(?:content|safety|policy)',
  'content exists risk|considered high risk|violat\\w* (?:our |the )?usage guidelines|SensitiveContentDetected',
  String.raw`敏感(?:内容|信息|词)|不安全|违规|内容安全`,
);

/** The key itself. "Token" alone is not enough: models speak of tokens too. */
export const KEY_REFUSED = words(
  String.raw`(?:invalid|incorrect|wrong|missing|bad|expired|malformed|unknown|revoked|empty|illegal|no)[^.]{0,25}\b(?:api|x-api|access|auth\w*|bearer|security)[ _-]?(?:key|token|credentials?|header)`,
  String.raw`\b(?:api[ _-]?key|access[ _-]?token|auth\w*[ _-]?(?:token|header)|(?:bearer|security) token|credentials?)\b[^.]{0,50}(?:not valid|invalid|incorrect|expired|missing|required|not (?:found|provided|recogni|set|match)|revoked|leaked|disabled|is wrong|doesn'?t match)`,
  'API_KEY_INVALID|invalid_api_key|InvalidApiKey|invalid_token|UNAUTHENTICATED|authentication_error|AuthenticationError',
  'authori[sz]ation failed|authentication (?:fail|is required|required|error)|invalid authentication|not authenticated|unauthenticated',
  String.raw`(?:provide|set|supply|need|specify)[^.]{0,30}\bapi[ _-]?key`,
  String.raw`\bunauthori[sz]ed\b`,
  String.raw`身份验证失败|鉴权失败|无效的(?:令牌|密钥|API)|(?:令牌|密钥|API ?Key)[^。]{0,8}(?:无效|错误|不正确|已过期|不存在)`,
);

/** Money. */
export const QUOTA_USED_UP = words(
  'insufficient[ _](?:user[ _])?(?:quota|balance|credits?|funds)',
  'credit balance',
  String.raw`(?:out of|no|not enough|exhausted|used up|run out of|more|requires?|remaining|purchase|add|buy)(?: \w+){0,2} credits?\b`,
  String.raw`out of[^.]{0,30}\bquota|used up (?:your|the|all)[^.]{0,40}(?:allocation|allowance|quota)|\bkey limit exceeded`,
  'credits? (?:are |is |have been |has been )?(?:exhausted|used up|depleted|expired|insufficient)',
  'exceeded your (?:\\w+ ){0,2}(?:quota|budget)|trial (?:has |is )?(?:ended|expired|over)\\b|subscription (?:has |is )?(?:expired|ended|lapsed)|quota[^.]{0,40}(?:exceeded|exhausted|used up)',
  'billing[ _](?:hard|not|error|limit|issue|is)|billing_hard_limit|check your plan and billing',
  'payment[ _]required|(?:account|subscription)[^.]{0,40}(?:not active|inactive|suspended|overdue|arrears|delinquent)',
  'spend(?:ing)?[ _](?:limit|cap)|budget (?:has been )?exceeded|BudgetExceeded|ExceededBudget|Arrearage',
  'balance (?:is )?(?:too low|insufficient|not enough)|(?:not enough|no) balance|top up|recharge your|prepaid',
  String.raw`(?:reached|hit|exceeded) (?:your|the)[^.]{0,40}\busage limits?|good standing|(?:overdue|insufficient) (?:account )?balance|balance is insufficient`,
  String.raw`余额(?:不足|已用尽)|额度(?:不足|已用尽|已耗尽|用完)|欠费|请充值`,
);

/** Of these, what no waiting helps, whatever delay stands beside it. */
export const QUOTA_FOR_SURE = words(
  'insufficient[ _](?:user[ _])?(?:quota|balance|credits?|funds)',
  'billing_hard_limit',
  'credit balance',
);

/** The key is known, and not enough. */
export const NOT_PERMITTED = words(
  String.raw`not allowed to|not (?:authori[sz]ed|permitted) to|insufficient permissions?|missing scopes?`,
  String.raw`permissions?\b[^.]{0,20}\b(?:required|denied|missing)|(?:lacks?|without) the (?:required|necessary)`,
  'PermissionDenied|permission_denied|access_denied|no access to',
);

/** The same where the sentence begins like one about a key: "Authentication Error, key not allowed to access model". */
export const MODEL_DENIED = words(
  'can only access models?|model_access_denied|not allowed to (?:access|use|call) (?:this |the )?model',
);

/** Codes that mean it outright, whatever names stand in the sentence. */
export const MODEL_CODE = words(
  'model_(?:not_found|decommissioned|not_available|not_loaded)|(?:Model|Deployment)NotFound',
);

export const MODEL_NOT_FOUND = words(
  String.raw`\bmodels?\b[^.;]{0,100}?(?:not found|(?:does|do|did) not exist|not exist|doesn'?t exist|not (?:currently )?(?:available|loaded|valid|accessible|deployed|running|recogni[sz]ed|registered|served|supported|configured)|unavailable|decommissioned|deprecated|disabled|retired|(?:was|been) removed|sunset|discontinued|no longer|end of life|(?<!code = )unknown|could not be (?:found|located)|isn['’]?t (?:available|loaded|found|supported|offered))`,
  String.raw`(?:invalid|unknown|no such|unrecogni[sz]ed|unsupported|missing|nonexistent)(?: \w+)? models?\b(?! parameter)`,
  MODEL_CODE.source,
  'invalid_model',
  String.raw`deployment\b[^.]{0,60}(?:not exist|not found|does not)`,
  String.raw`no (?:endpoints?|providers?|models?|deployments?|allowed providers)\b[^.]{0,40}(?:found|available|loaded|match|support)(?! for service)`,
  'not a (?:valid|supported|known|recogni[sz]ed) model|list of (?:allowed|available|supported) models|(?:find|resolve|locate) (?:the |a )?model|no model (?:named|called|with)|model (?:name |id |identifier )?is invalid|try pulling it|pull it first|access to (?:the )?model|load a model|not activated the model|activate the model|ModelNotOpen',
  // Servers that load from a hub; NVIDIA's deployments.
  'repository not found|RepositoryNotFound|function [^.]{0,60}not found for account',
  // Anthropic's whole sentence is "model: claude-x".
  String.raw`^model: [\w./:@-]+(?: \.)?$|real model ?ID`,
  String.raw`no available channel|模型[^。]{0,20}(?:不存在|未找到|不可用|不支持)|无可用渠道`,
);

/** `/completions` asked of a model that only chats. */
export const CHAT_ONLY = words(
  String.raw`(?:chat|not a completion|non-completion)[^.]{0,30}model\b[^.]{0,60}(?:not supported|only|cannot|use)[^.]{0,60}(?:completions?|chat)`,
  String.raw`not supported in the v1/completions`,
  String.raw`(?:use|using|meant? to use|only (?:supports?|available (?:on|in|via)))[^.]{0,30}chat[/ ]completions`,
  String.raw`does not support (?:the )?(?:text |legacy )?completions?\b`,
  String.raw`\bcompletion operation does not work with|(?<!chat[ /.])\bcompletions? (?:is|are) not supported`,
);

/** The address, whatever the status says. */
export const WRONG_ROUTE = words(
  'unexpected endpoint or method|unknown request url|no route matched|could not route to|404 page not found',
  String.raw`(?:invalid|unknown) (?:url|route|path) \(|cannot (?:GET|POST) /`,
);

export const OVERLOADED = words(
  'overload',
  '(?:too|is|are|server|service|currently|all[^.]{0,20}) busy',
  String.raw`(?:at|over|no|out of|insufficient|limited)(?: \w+){0,2} capacity|capacity (?:exceeded|is full)`,
  String.raw`(?<!(?:error|failed|while) )loading (?:the )?model|model[^.]{0,50}(?:is )?(?:currently |still |being )?(?:loading|loaded soon|starting|warming|initiali[sz]ing)`,
  'temporarily unavailable|high (?:demand|load|traffic|volume)|no (?:free |available )?slots?|queue (?:is )?full|not ready|starting up|scaling up|warming up',
  'server_overloaded|overloaded_error|unavailable_error|insufficient_system_resource',
  String.raw`负载(?:已)?(?:饱和|过高)|(?:系统|服务|服务器|模型)(?:正)?(?:繁忙|过载)`,
);

export const TIMED_OUT = words('timed[ -]?out', 'time-?out', 'deadline exceeded', 'DEADLINE_EXCEEDED', 'took too long');

/** Plain text that speaks of a fault, not of an answer. */
export const FAULT_WORDS = words(
  'error|fail|time-?d?[ -]?out|unavailable|denied|refused|forbidden|unauthori|not found|limit|upstream|overload|exceed|invalid|reset|gateway',
);
